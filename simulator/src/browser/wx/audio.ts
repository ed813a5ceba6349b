import { assetUrl } from '../builtins/image'
import { wxFunction } from './call'
import type { WxPart } from './host'

type Listener = (value?: object) => void

/** Name behind `on…` -> event of the audio element. */
const EVENTS: Readonly<Record<string, string>> = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
}
const WRITABLE = ['autoplay', 'loop', 'volume', 'playbackRate'] as const
const READABLE = ['duration', 'currentTime', 'paused', 'buffered'] as const

/** `InnerAudioContext` on an audio element. */
class InnerAudio {
  [member: string]: unknown
  startTime = 0
  obeyMuteSwitch = true
  private readonly audio = new Audio()
  private readonly listeners = new Map<string, Set<Listener>>()
  private source = ''

  constructor() {
    const { audio } = this
    for (const name of [...Object.keys(EVENTS), 'Stop']) this.addListenerPair(name)
    for (const [name, type] of Object.entries(EVENTS))
      audio.addEventListener(type, () => this.tell(name, name === 'Error' ? this.failure(10001, audio.error?.message) : {}))
    for (const name of WRITABLE) {
      Object.defineProperty(this, name, { enumerable: true, get: () => audio[name], set: (value: never) => void (audio[name] = value) })
    }
    for (const name of READABLE) Object.defineProperty(this, name, { enumerable: true, get: () => audio[name] })
  }

  get src(): string {
    return this.source
  }

  set src(source: string) {
    this.source = source
    this.audio.src = assetUrl(source, '')
  }

  play(): void {
    this.audio.play().catch((error: Error) => this.tell('Error', this.failure(10002, error.message)))
  }

  pause(): void {
    this.audio.pause()
  }

  stop(): void {
    this.audio.pause()
    this.audio.currentTime = 0
    this.tell('Stop', {})
  }

  seek(seconds: number): void {
    this.audio.currentTime = seconds
  }

  destroy(): void {
    this.audio.pause()
    this.audio.removeAttribute('src')
    for (const known of this.listeners.values()) known.clear()
  }

  private addListenerPair(name: string): void {
    const known = new Set<Listener>()
    this.listeners.set(name, known)
    this[`on${name}`] = (listener: Listener) => void known.add(listener)
    this[`off${name}`] = (listener?: Listener) => void (listener ? known.delete(listener) : known.clear())
  }

  private failure(errCode: number, errMsg = ''): object {
    return { errCode, errMsg }
  }

  private tell(name: string, value: object): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(value)
  }
}

/** Sounds of the mini-program itself. */
export const audioPart = (): WxPart => ({
  createInnerAudioContext: () => new InnerAudio(),
  setInnerAudioOption: wxFunction('setInnerAudioOption', () => undefined),
  getAvailableAudioSources: wxFunction('getAvailableAudioSources', () => ({ audioSources: ['auto', 'mic'] })),
})
