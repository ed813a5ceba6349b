/** WeChat's own tags, in Chromium. */
import type { Page } from 'playwright-core'
import { callWx, openRig, texts, type Rig } from './support/open-phone'
import { pageFiles, writeApp, type WrittenApp } from './support/write-app'

jest.setTimeout(60_000)

/** Every event of the page is written down as `<id> <type> <detail>`. */
const SCRIPT = `Page({
  data: { heard: [], text: 'start', at: 1, lines: ['A', 'B', 'C'], people: [{ name: 'Ann' }, { name: 'Bob' }], into: '' },
  hear(event) {
    const { type, currentTarget, detail } = event
    this.setData({ heard: this.data.heard.concat(currentTarget.id + ' ' + type + ' ' + JSON.stringify(detail)) })
  },
})`

const WXML = `
<form id="form" bind:submit="hear" bind:reset="hear">
  <input id="name" name="name" value="Ann" />
  <textarea id="note" name="note" value="{{text}}" maxlength="5" bind:input="hear" bind:blur="hear" />
  <switch name="on" checked />
  <slider id="slider" name="level" value="30" bind:change="hear" />
  <checkbox-group id="boxes" name="boxes" bind:change="hear"><label id="label"><checkbox id="c1" value="one" checked /><text>first</text></label><checkbox id="c2" value="two" /></checkbox-group>
  <radio-group id="radios" name="radio" bind:change="hear"><radio id="r1" value="x" checked /><radio id="r2" value="y" /></radio-group>
  <button id="submit" form-type="submit" bind:tap="hear">Send</button>
  <button id="reset" form-type="reset">Reset</button>
</form>
<button id="off" disabled bind:tap="hear">Off</button>
<button id="busy" loading size="mini" hover-class="pressed">Busy</button>
<picker id="picker" range="{{people}}" range-key="name" value="{{0}}" bind:change="hear"><view id="pick">Pick</view></picker>
<scroll-view id="scroll" scroll-y style="height: 100px" scroll-into-view="{{into}}" bind:scrolltolower="hear">
  <view wx:for="{{lines}}" wx:key="*this" id="line-{{item}}" style="height: 80px">{{item}}</view>
</scroll-view>
<swiper id="swiper" current="{{at}}" indicator-dots bind:change="hear" style="height: 60px"><swiper-item wx:for="{{lines}}" wx:key="*this">{{item}}</swiper-item></swiper>
<image id="picture" src="/pixel.svg" mode="aspectFill" bind:load="hear" />
<image id="lost" src="../nothing.png" bind:error="hear" />
<rich-text id="rich" nodes="<b>bold</b><img src=x onerror='boom()'>" />
<rich-text id="nodes" nodes="{{[{ name: 'b', children: [{ type: 'text', text: 'a &lt; b' }] }, { name: 'script', children: [{ type: 'text', text: 'plain' }] }]}}" />
<root-portal><view id="portal" bind:tap="hear">above</view></root-portal>
<view id="hidden" hidden>hidden</view>
<progress id="progress" percent="40" show-info />
<icon id="icon" type="success" size="30" />
<cover-view id="cover">cover</cover-view>
<canvas id="canvas" type="2d" style="width: 20px; height: 10px" />
`

let app: WrittenApp
let rig: Rig
let page: Page

beforeAll(async () => {
  app = await writeApp({
    'app.json': JSON.stringify({ pages: ['pages/home'] }),
    'app.js': 'App({})',
    'pixel.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>',
    ...pageFiles('home', WXML, SCRIPT),
  })
  rig = await openRig({ app: app.dir })
})
afterAll(async () => {
  await rig.close()
  await app.remove()
})
beforeEach(async () => {
  page = await rig.openPhone()
})
afterEach(() => page.close())

const on = (id: string): ReturnType<Page['locator']> => page.locator(`[exparser\\:info-attr-id="${id}"]`)

const set = (data: object): Promise<void> =>
  page.evaluate(
    (given) => window.__phone?.inspect.setData(window.__phone.stack()[0]?.page.caller as object, given as Record<string, unknown>),
    data,
  )

/** What was heard of one tag. */
const heard = (id: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      (window.__phone?.inspect.data(window.__phone.stack()[0]?.page.caller as object).heard as string[]).filter((line) =>
        line.startsWith(`${wanted} `),
      ),
    id,
  )

async function expectHeard(id: string, line: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => (window.__phone?.inspect.data(window.__phone.stack()[0]?.page.caller as object).heard as string[]).includes(wanted),
    `${id} ${line}`,
  )
}

test('[SM23] form: submit gives all values by name, reset empties', async () => {
  await on('submit').click()
  await expectHeard(
    'form',
    'submit {"value":{"name":"Ann","note":"start","on":true,"level":30,"boxes":["one"],"radio":"x"},"formId":"the formId is a mock one"}',
  )
  expect(await heard('submit')).toHaveLength(1)
  await on('reset').click()
  await on('submit').click()
  await expectHeard(
    'form',
    'submit {"value":{"name":"","note":"","on":false,"level":0,"boxes":[],"radio":""},"formId":"the formId is a mock one"}',
  )
})

test('[SM23] textarea: maxlength, input, blur', async () => {
  const field = on('note').locator('textarea')
  await field.fill('')
  await field.pressSequentially('seventh')
  expect(await field.inputValue()).toBe('seven')
  await field.blur()
  await expectHeard('note', 'blur {"value":"seven","cursor":5}')
})

test('[SM23] checkboxes, a label, radios', async () => {
  await page.getByText('first').click()
  await expectHeard('boxes', 'change {"value":[]}')
  await on('c2').locator('input').click()
  await expectHeard('boxes', 'change {"value":["two"]}')
  await on('r2').locator('input').click()
  await expectHeard('radios', 'change {"value":"y"}')
  await on('r1').locator('input:not(:checked)').waitFor()
})

test('[SM23] slider', async () => {
  await on('slider').locator('input').press('ArrowRight')
  await expectHeard('slider', 'change {"value":31}')
})

test('[SM23] buttons: a disabled one has no tap, a loading one a spinner, a pressed one its class', async () => {
  await on('off').click({ force: true })
  expect(await heard('off')).toEqual([])
  expect(await on('off').getAttribute('aria-disabled')).toBe('true')
  expect(await on('busy').locator('.wx-spinner').count()).toBe(1)
  const pressed = on('busy').and(page.locator('.pressed'))
  await on('busy').dispatchEvent('pointerdown')
  await pressed.waitFor()
  await on('busy').dispatchEvent('pointerup')
  await pressed.waitFor({ state: 'detached' })
})

test('[SM23] picker: a sheet of options, the chosen index', async () => {
  await on('pick').click()
  await page.getByRole('button', { name: 'Bob' }).click()
  await expectHeard('picker', 'change {"value":1}')
})

test('[SM23] scroll-view: into view, and to the end', async () => {
  await set({ into: 'line-B' })
  expect(await on('scroll').evaluate((element) => element.scrollTop)).toBe(80)
  await on('scroll').evaluate((element) => element.scrollTo(0, 1000))
  await expectHeard('scroll', 'scrolltolower {"direction":"bottom"}')
})

test('[SM23] swiper: starts at current, goes where it is told, tells where it is', async () => {
  const first = on('swiper').locator('inner-swiper')
  expect(await first.evaluate((element) => element.scrollLeft / element.clientWidth)).toBe(1)
  await first.evaluate((element) => element.scrollTo({ left: 2 * element.clientWidth, behavior: 'instant' }))
  await expectHeard('swiper', 'change {"current":2,"currentItemId":"","source":"touch"}')
  expect(
    await on('swiper')
      .locator('.wx-swiper-dots i')
      .evaluateAll((dots) => dots.map((dot) => dot.className)),
  ).toEqual(['', '', 'on'])
})

test('[SM23] image: found, lost, fitted', async () => {
  await expectHeard('picture', 'load {"width":4,"height":2}')
  expect(
    await on('picture')
      .locator('img')
      .evaluate((image) => getComputedStyle(image).objectFit),
  ).toBe('cover')
  await expectHeard('lost', 'error {"errMsg":"GET ../nothing.png fail"}')
})

test('[SM23] rich-text shows text and harmless tags only', async () => {
  expect(await on('rich').innerHTML()).toBe('bold')
  expect(await on('nodes').innerHTML()).toBe('<b>a &lt; b</b><span>plain</span>')
})

test('[SM23] root-portal: above the page, and still part of it', async () => {
  expect(await on('portal').evaluate((element) => element.closest('.sim-portal') !== null)).toBe(true)
  await on('portal').click()
  expect(await heard('portal')).toHaveLength(1)
})

test('[SM23] hidden, progress, icon, canvas', async () => {
  expect(await on('hidden').isVisible()).toBe(false)
  expect(await texts(page, '#progress')).toEqual(['40%'])
  expect(await on('icon').boundingBox()).toMatchObject({ width: 30, height: 30 })
  const isContext = await page.evaluate(
    () =>
      new Promise((resolve) => {
        type Query = { select(s: string): { node(): Query }; exec(f: (r: { node: HTMLCanvasElement }[]) => void): void }
        const query = (window.__phone?.wx.createSelectorQuery as () => Query)()
        query
          .select('#canvas')
          .node()
          .exec(([found]) => resolve(found?.node.getContext('2d') instanceof CanvasRenderingContext2D))
      }),
  )
  expect(isContext).toBe(true)
})

test('[SM26] the inspector finds, reads, taps and types', async () => {
  const seen = await page.evaluate(async () => {
    const phone = window.__phone
    const scope = phone?.stack()[0]?.page.caller
    if (!phone || !scope) return null
    const { inspect } = phone
    const find = (selector: string): never => inspect.query(scope, selector) as never
    inspect.input(find('#name'), 'Typed')
    inspect.tap(find('form > button[form-type=submit]'))
    return [
      inspect.tagName(find('#submit')),
      inspect.attribute(find('#slider'), 'value'),
      inspect.queryAll(scope, 'swiper swiper-item').length,
      inspect.text(find('#submit')),
      inspect.property(find('#name'), 'value'),
    ]
  })
  expect(seen).toEqual(['button', 30, 3, 'Send', 'Typed'])
  expect((await heard('form'))[0]).toContain('"name":"Typed"')
})

test('[SM23] nothing of all that is missing or wrong', async () => {
  expect(await callWx(page, 'hideToast')).toEqual({ errMsg: 'hideToast:ok' })
  const state = await page.evaluate(() => [window.__phone?.errors(), window.__phone?.missing()])
  expect(state).toEqual([[], []])
})
