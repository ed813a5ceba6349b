import { ComponentCaller, type Caller } from '../host/engine'

export interface CallerHost {
  /** Number of the page that holds the instance. */
  pageIdOf(caller: Caller): number
  /** The channel that the page was opened with. */
  channelOf(caller: Caller): object
  /** `wx`-like object whose navigation is relative to `caller`. */
  routerOf(caller: Caller): object
}

const CALLER_METHODS = (host: CallerHost): Record<string, (this: Caller, ...args: never[]) => unknown> => {
  const { triggerEvent, groupSetData } = ComponentCaller.prototype as unknown as Record<string, (...args: unknown[]) => unknown>
  return {
    getPageId() {
      return `pageId:${host.pageIdOf(this)}`
    },
    getTabBar: () => null,
    getOpenerEventChannel() {
      return host.channelOf(this)
    },
    setUpdatePerformanceListener: () => undefined,
    triggerEvent(name: string, detail?: unknown, options?: object) {
      return triggerEvent?.call(this, name, detail === undefined ? {} : detail, options ?? {})
    },
    groupSetData(run?: () => void) {
      return run === undefined ? undefined : groupSetData?.call(this, run)
    },
  }
}

/** Members that instances have in WeChat and the adapter leaves out. */
export function completeCallers(host: CallerHost): void {
  const { prototype } = ComponentCaller
  Object.assign(prototype, CALLER_METHODS(host))
  for (const name of ['router', 'pageRouter']) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Caller) {
        return host.routerOf(this)
      },
    })
  }
}
