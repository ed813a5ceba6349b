import { assetUrl } from '../builtins/image'
import { wxFunction } from './call'
import type { WxPart } from './host'

type Listener = (value?: object) => void

const EVENTS: Readonly<Record<string, string>> = { Canplay: 'canplay', Play: 'play', Pause: 'pause', Ended: 'ended', TimeUpdate: 'timeupdate', Error: 'error', Waiting: 'waiting', Seeking: 'seeking', Seeked: 'seeked' }
const PASSED = ['autoplay', 'loop', 'volume', 'playbackRate', 'currentTime'] as const
const READ = ['duration', 'paused', 'buffered'] as const

/** `InnerAudioContext` on an audio element. */
function createInnerAudioContext(): object {
  const audio = new Audio()
  const listeners = new Map<string, Set<Listener>>([['Stop', new Set()]])
  let source = ''
  const stop = (): void => {
    audio.pause()
    audio.currentTime = 0
    for (const listener of listeners.get('Stop') ?? []) listener()
  }
  const context: Record<string, unknown> = {
    play: () => void audio.play().catch((error: Error) => listeners.get('Error')?.forEach((listener) => listener({ errCode: 10002, errMsg: error.message }))),
    pause: () => audio.pause(),
    stop,
    seek: (seconds: number) => void (audio.currentTime = seconds),
    destroy: () => {
      audio.pause()
      audio.removeAttribute('src')
      for (const known of listeners.values()) known.clear()
    },
    startTime: 0,
    obeyMuteSwitch: true,
  }
  for (const [name, type] of Object.entries(EVENTS)) {
    const known = new Set<Listener>()
    listeners.set(name, known)
    audio.addEventListener(type, () => known.forEach((listener) => listener(name === 'Error' ? { errCode: 10001, errMsg: audio.error?.message ?? '' } : {})))
  }
  for (const [name, known] of listeners) {
    context[`on${name}`] = (listener: Listener) => void known.add(listener)
    context[`off${name}`] = (listener?: Listener) => void (listener ? known.delete(listener) : known.clear())
  }
  Object.defineProperty(context, 'src', { enumerable: true, get: () => source, set: (value: string) => void (audio.src = assetUrl((source = value), '')) })
  for (const name of PASSED) Object.defineProperty(context, name, { enumerable: true, get: () => audio[name], set: (value: never) => void (audio[name] = value) })
  for (const name of READ) Object.defineProperty(context, name, { enumerable: true, get: () => audio[name] })
  return context
}

/** Sounds of the mini-program itself. */
export const audioPart = (): WxPart => ({
  createInnerAudioContext,
  setInnerAudioOption: wxFunction('setInnerAudioOption', () => undefined),
  getAvailableAudioSources: wxFunction('getAvailableAudioSources', () => ({ audioSources: ['auto', 'mic'] })),
})
