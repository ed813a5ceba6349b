import { NATIVE_TAG_PROPERTIES } from '../../../testkit/src/index'
import type { FakeNative, NativeTagName } from '../../../testkit/src/index'

/** `this` in a component definition of either engine. */
interface Instance {
  readonly data: Readonly<Record<string, unknown>>
  triggerEvent(type: string, detail: object): void
}

let native: FakeNative | undefined
let count = 0
const keys = new WeakMap<object, string>()

/** Whose tags the doubles are from now on. */
export function useNative(phone: FakeNative): void {
  native = phone
}

/** The name under which `native` knows an element. */
export function keyOf(element: object): string | undefined {
  return keys.get(element)
}

/** Defines a native tag as a component that is driven by the fake phone. */
export function toDefinition(tag: NativeTagName) {
  const entries = Object.entries(NATIVE_TAG_PROPERTIES[tag])
  return {
    properties: Object.fromEntries(entries.map(([name, value]) => [name, { type: value.constructor, value }])),
    observers: Object.fromEntries(entries.map(([name]) => [name, observe(name)])),
    lifetimes: {
      attached(this: Instance) {
        const key = `${tag}-${++count}`
        keys.set(this, key)
        native?.insert(tag, key, { ...this.data }, (event, detail) => this.triggerEvent(event, detail))
      },
      detached(this: Instance) {
        native?.remove(keys.get(this) ?? '')
      },
    },
  }
}

function observe(name: string) {
  return function (this: Instance, value: unknown): void {
    const key = keys.get(this)
    if (key !== undefined) native?.update(key, { [name]: value })
  }
}
