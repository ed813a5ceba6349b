import { wxmlFaults } from '../../scripts/wxml-check.mjs'
import { tempTree } from './temp-tree'

const CARD = `
interface Item { readonly id: number; readonly name: string }
Component({
  properties: { room: String, big: Boolean },
  data: { list: [] as readonly Item[], chosen: null as Item | null },
  methods: { onTap() {} },
})`

function faultsOf(wxml: string): string[] {
  return wxmlFaults(tempTree({ 'components/card/index.ts': CARD, 'components/card/index.json': '{}', 'components/card/index.wxml': wxml }))
}

function faultsOfPage(wxml: string): string[] {
  return wxmlFaults(
    tempTree({
      'components/card/index.ts': CARD,
      'miniprogram/pages/a.ts': 'Page({ data: { n: 1, text: "" }, onDone() {} })',
      'miniprogram/pages/a.json': '{ "usingComponents": { "my-card": "trtc-miniprogram/components/card/index" } }',
      'miniprogram/pages/a.wxml': wxml,
    }),
  )
}

// Each case starts a compiler of its own.
jest.setTimeout(30_000)

describe('[TL34] types of bindings', () => {
  it('accepts a template that fits its script', () => {
    const faults = faultsOf(
      `<view class="a" style="top: {{list.length}}px" data-room="{{room}}" bind:tap="onTap">
        <text wx:for="{{list}}" wx:key="id">{{index}} {{item.name}}</text>
        <live-player wx:if="{{big}}" src="{{room}}" mute-audio="{{!big}}" /> {{chosen.name}} <slot name="x" />
      </view>`,
    )
    expect(faults).toEqual([])
  })

  it.each([
    ['an unknown field', '<view>{{roomm}}</view>', /^components\/card\/index\.wxml:1:9 Property 'roomm'.*Did you mean 'room'/],
    ['an unknown field of a list item', '<view wx:for="{{list}}" wx:key="id">{{item.nmae}}</view>', /:1:44 Property 'nmae'/],
    ['an unknown handler', '<view bind:tap="onTapp" />', /:1:17 Property 'onTapp'.*Did you mean 'onTap'/],
    ['an unknown attribute', '<live-player\n  minn-cache="1" />', /:2:3 Property 'minnCache'.*Did you mean 'minCache'/],
    ['an unknown tag', '<foo-bar />', /:1:2 .*'foo-bar'/],
    ['a value of the wrong type', '<live-player mute-audio="{{room}}" />', /:1:14 Type 'string' is not assignable to type 'boolean'/],
    ['an impossible comparison', '<view hidden="{{list.length > \'a\'}}" />', /:1:17 Operator '>' cannot be applied/],
    ['an unknown key', '<view wx:for="{{list}}" wx:key="idd" />', /:1:25 Type 'unknown'/],
  ])('finds %s', (_name, wxml, message) => {
    expect(faultsOf(wxml)).toEqual([expect.stringMatching(message)])
  })

  it('checks the properties of components across files', () => {
    const faults = faultsOfPage('<my-card room="{{n}}" bigg="{{n}}" trtc-class="x" bind:done="onDone" />\n<my-card room="{{text}}" />')
    expect(faults).toEqual([
      expect.stringMatching(/^miniprogram\/pages\/a\.wxml:1:\d+ Type 'number' is not assignable to type 'string'/),
      expect.stringMatching(/^miniprogram\/pages\/a\.wxml:1:\d+ Property 'bigg' does not exist/),
    ])
  })

  it('takes the types of a default export', () => {
    const faults = wxmlFaults(
      tempTree({
        'components/card/index.ts': `
          interface Def<D, P, M> { readonly __data: D; readonly __props: P; readonly __methods: M }
          declare const card: Def<{ room: string }, { roomKey: StringConstructor } & Record<string, any>, { onTap(): void }>
          export default card`,
        'components/card/index.json': '{ "usingComponents": { "my-card": "./index" } }',
        'components/card/index.wxml':
          '<my-card room-key="{{room}}" bind:tap="onTap" /><my-card room-kye="a" bind:tap="onTop">{{rom}}</my-card>',
      }),
    )
    expect(faults.map((fault) => /Property '\w+'/.exec(fault)?.[0])).toEqual(["Property 'roomKye'", "Property 'onTop'", "Property 'rom'"])
  })

  it('finds a component whose script defines none', () => {
    const faults = wxmlFaults(tempTree({ 'components/card/index.ts': 'export const a = 1', 'components/card/index.wxml': '<view />' }))
    expect(faults[0]).toBe(
      'components/card/index.ts:1:1 is used as a component or page, but defines none: it has no default export and calls neither Component nor Page',
    )
  })
})
