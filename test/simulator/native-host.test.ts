/** @jest-environment jsdom */
/** The host's side of the seam that native tags are written against. */
import type { BuiltinHost } from '../../simulator/src/browser/builtins/define'
import { NativeTags } from '../../simulator/src/browser/builtins/native'
import type { NativeHost, NativeTag } from '../../simulator/src/browser/native-tag'

interface Rig {
  readonly calls: string[]
  readonly host: BuiltinHost
  readonly tags: NativeTags
  readonly given: () => NativeHost
  readonly said: string[]
  readonly page: object
}

const PROPERTIES = { src: { type: String, value: '' }, muted: { type: Boolean, value: false } } as const

function setUp(): Rig & { readonly builtin: ReturnType<NonNullable<ReturnType<NativeTags['spec']>['create']>> } {
  const calls: string[] = []
  const said: string[] = []
  let given: NativeHost | undefined
  const tag: NativeTag = {
    name: 'live-thing',
    properties: PROPERTIES,
    create: (host) => {
      given = host
      return {
        update: (name, value) => void calls.push(`${name}=${String(value)}`),
        attached: () => void calls.push('attached'),
        detached: () => void calls.push('detached'),
        pageVisible: (visible) => void calls.push(`visible ${String(visible)}`),
      }
    },
  }
  const page = { ownerShadowRoot: null }
  const component = { id: 'me', ownerShadowRoot: { getHostNode: () => page } }
  const owner = {}
  const element = document.createElement('wx-live-thing')
  element.append(document.createElement('inner-native'))
  const host = {
    element,
    component,
    owner: () => owner,
    emit: (event: string, detail: unknown) => void calls.push(`${event} ${String(detail)}`),
  } as unknown as BuiltinHost
  const tags = new NativeTags((message) => said.push(message))
  const builtin = tags.spec(tag).create?.(host)
  if (!builtin) throw new Error('nothing was created')
  return {
    calls,
    said,
    host,
    tags,
    page,
    builtin,
    given: () => {
      if (!given) throw new Error('nothing was given')
      return given
    },
  }
}

test('[SM24] the tag draws into a surface of its own, below the layer with its children', () => {
  const { host, given } = setUp()
  expect(host.element.firstElementChild).toBe(given().element)
  expect(given().element.childElementCount).toBe(0)
  expect(given().id).toBe('me')
  expect(given().owner).toBe(host.owner())
})

test('[SM24] attributes come before attached, then only when they changed; common ones never', () => {
  const { builtin, calls } = setUp()
  builtin.update?.('src', 'a')
  builtin.update?.('muted', false)
  builtin.update?.('ariaLabel', 'name')
  builtin.attached?.()
  builtin.update?.('src', 'a')
  builtin.update?.('src', 'b')
  expect(calls).toEqual(['src=a', 'muted=false', 'attached', 'src=b'])
})

test('[SM24] its page’s visibility is told, other pages’ is not, nor after it left', () => {
  const { builtin, calls, tags, page } = setUp()
  builtin.attached?.()
  tags.pageVisible(page as never, false)
  tags.pageVisible({} as never, true)
  builtin.detached?.()
  tags.pageVisible(page as never, true)
  expect(calls).toEqual(['attached', 'visible false', 'detached'])
})

test('[SM24] events and warnings go out under the tag’s name', () => {
  const { calls, said, given } = setUp()
  given().emit('statechange', 1)
  given().warn('no')
  expect([calls, said]).toEqual([['statechange 1'], ['<live-thing> no']])
})
