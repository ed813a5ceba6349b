import type { Caller } from '../host/engine'
import { Animation } from './animation'
import type { WxHost, WxPart } from './host'

/** Looking at what is drawn, and drawing it: queries, observers, animations, the contexts of the live tags. */
export const viewPart = ({ page, live }: WxHost): WxPart => ({
  createSelectorQuery: () => page()?.caller.createSelectorQuery(),
  createIntersectionObserver: (owner: Caller | undefined, options?: object) =>
    (owner ?? page()?.caller)?.createIntersectionObserver(options),
  createMediaQueryObserver: (owner?: Caller) => (owner ?? page()?.caller)?.createMediaQueryObserver(),
  createAnimation: (options?: object) => new Animation(options),
  createLivePusherContext: (owner?: object) => live.createLivePusherContext(owner),
  createLivePlayerContext: (id: string, owner?: object) => live.createLivePlayerContext(id, owner),
  nextTick: (then: () => void) => void Promise.resolve().then(then),
})
