/** `wx.createLivePusherContext()`. */
import { createContext, missingMethods, type ContextMethod } from '../context'
import type { Phone } from '../phone'
import type { Pusher } from './pusher'

const MISSING = [
  ...['toggleTorch', 'sendMessage', 'setZoom', 'getMaxZoom', 'exitPictureInPicture'],
  ...['playBGM', 'stopBGM', 'pauseBGM', 'resumeBGM', 'setBGMVolume'],
  ...['applyFilter', 'applySticker', 'applyMakeup', 'clearFilters', 'clearStickers', 'clearMakeups'],
  ...['createOffscreenCanvas', 'onCustomRendererEvent'],
]

/** Speaks to the pusher that is there when a method is called: native has one per page, and a page may exchange it. */
export function createPusherContext(phone: Phone, owner: object | undefined): object {
  const on = (act: (pusher: Pusher, options: Readonly<Record<string, unknown>>) => Promise<object | void>): ContextMethod => {
    return async (options) => {
      const pusher = phone.pushers.of(owner)
      if (!pusher) throw new Error('there is no live-pusher in the page')
      return act(pusher, options)
    }
  }
  return createContext({
    start: on((pusher) => pusher.start()),
    stop: on((pusher) => pusher.stop()),
    pause: on((pusher) => pusher.setPaused(true)),
    resume: on((pusher) => pusher.setPaused(false)),
    switchCamera: on((pusher) => pusher.switchCamera()),
    snapshot: on((pusher, { quality }) => pusher.snapshot(quality)),
    startPreview: on((pusher) => pusher.setPreviewing(true)),
    stopPreview: on((pusher) => pusher.setPreviewing(false)),
    setMICVolume: on(async (pusher, { volume }) => pusher.setVolume(toVolume(volume))),
    ...missingMethods('LivePusherContext', MISSING, phone.warnOnce),
  })
}

function toVolume(volume: unknown): number {
  const value = Number(volume)
  if (!(value >= 0 && value <= 1)) throw new Error('volume must be from 0 to 1')
  return value
}
