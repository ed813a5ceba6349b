import path from 'node:path'
import type * as Kit from '../../components/index'
import type * as Registry from '../../store/registry'
import { createFakeNative, createFakeWx, createPages } from '../../testkit/src/index'
import type { FakeNative } from '../../testkit/src/index'
import type { Engine, TestRoot } from './engines/index'
import { keyOf } from './engines/native-doubles'

/** A component on a phone, with the kit of the same module graph. */
export interface ComponentPhone {
  readonly root: TestRoot
  readonly native: FakeNative
  readonly kit: typeof Kit
  readonly registry: typeof Registry
  /** Lets time pass, and everything that hangs on it. */
  pass(ms?: number): Promise<void>
  /** The page leaves the stack and is taken down. */
  unload(): Promise<void>
}

const ROOT = path.resolve(__dirname, '../..')

/** Mounts and attaches a component on a fresh phone. Call `jest.useFakeTimers()` before. */
export function mountOnPhone(
  engine: Engine,
  entry: string,
  properties: Readonly<Record<string, unknown>> = {},
  language = 'en',
): ComponentPhone {
  const native = createFakeNative()
  const pages = createPages()
  const page = {}
  pages.push(page)
  const findPlayer = (id: string, component: unknown): string => keyOf(engine.inside(component as object, `#${id}`) ?? {}) ?? id
  Object.assign(globalThis, {
    wx: { ...(globalThis as { wx?: object }).wx, ...createFakeWx({ native, findPlayer, language }) },
    getCurrentPages: pages.getCurrentPages,
  })
  const root = engine.mount(entry, { native, properties })
  root.attach()
  return {
    root,
    native,
    kit: require(path.join(ROOT, 'components/index')) as typeof Kit,
    registry: require(path.join(ROOT, 'store/registry')) as typeof Registry,
    pass: async (ms = 100) => void (await jest.advanceTimersByTimeAsync(ms)),
    async unload() {
      root.detach()
      pages.remove(page)
      await jest.advanceTimersByTimeAsync(10)
    },
  }
}

/** Notes what goes through `setData` of a component. */
export function spySetData(instance: object, calls: string[]): void {
  const target = instance as { setData(data: object, callback?: () => void): void }
  const original = target.setData
  Object.defineProperty(target, 'setData', {
    configurable: true,
    value(this: object, data: object, callback?: () => void) {
      calls.push(JSON.stringify(data))
      return original.call(this, data, callback)
    },
  })
}
