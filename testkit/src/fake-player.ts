import { fromPlayUrl } from '../../store/protocol/play-url'
import type { Attributes, Emit, FakeClock, FakeTag, Outcome } from './fake-tag'
import { OK, Sequence } from './fake-tag'
import type { NativeRoom, RoomListener, Sends } from './native-room'

/** What a player needs of its phone. */
export interface PlayerPhone {
  readonly clock: FakeClock
  readonly room: NativeRoom
  /** Is the pusher of this phone in the room. */
  readonly isInside: boolean
}

const ANSWERED = ['mute', 'pause', 'resume', 'requestFullScreen', 'exitFullScreen']

/** `<live-player mode="RTC">`, as far as an app can see it. Rules LT40 to LT45 of docs/spec/live-tags.md. */
export class FakePlayer implements FakeTag, RoomListener {
  readonly kind = 'live-player'
  private readonly phone: PlayerPhone
  private readonly emit: Emit
  private readonly steps: Sequence
  private readonly stopListening: () => void
  private attributes: Attributes
  private phase: 'stopped' | 'waiting' | 'playing' = 'stopped'
  private hasPicture = false

  constructor(phone: PlayerPhone, attributes: Attributes, emit: Emit) {
    this.phone = phone
    this.emit = emit
    this.attributes = attributes
    this.steps = new Sequence(phone.clock)
    this.stopListening = phone.room.listen(this)
    if (attributes['autoplay'] === true) this.play()
  }

  update(changes: Attributes): void {
    const before = this.attributes['src']
    this.attributes = { ...this.attributes, ...changes }
    if (before === this.attributes['src']) return
    const wasOn = this.phase !== 'stopped'
    this.stop()
    if (wasOn || this.attributes['autoplay'] === true) this.play()
  }

  remove(): void {
    this.stop()
    this.stopListening()
  }

  state(code: number, message = ''): void {
    this.emit('statechange', { code, message })
  }

  call(method: string): Outcome | undefined {
    if (method === 'play') return this.play()
    if (method === 'stop') return this.stop()
    if (method === 'snapshot') {
      return this.hasPicture
        ? { success: { tempImagePath: 'wxfile://tmp/snapshot.jpg', width: '360', height: '640' } }
        : { fail: 'there is no picture' }
    }
    return ANSWERED.includes(method) ? OK : undefined
  }

  /** The pusher of the phone came into the room or left it, or the other side changed. */
  look(): void {
    if (this.phase !== 'waiting' || !this.phone.isInside) return
    const { userId } = fromPlayUrl(String(this.attributes['src'] ?? '')) ?? {}
    const sends = userId === undefined ? undefined : this.phone.room.others.get(userId)
    if (sends && (sends.audio || sends.video)) this.begin(sends)
  }

  onEnter(): void {
    this.look()
  }

  onChange(): void {
    this.look()
  }

  onLeave(): void {
    this.look()
  }

  private play(): Outcome {
    if (!this.attributes['src']) return { fail: 'src is empty' }
    if (this.phase !== 'stopped') return OK
    this.phase = 'waiting'
    this.steps.then(() => this.state(2007, 'loading')).then(() => this.look())
    return OK
  }

  private begin({ audio, video }: Sends): void {
    this.phase = 'playing'
    this.steps.then(() => this.state(2001, 'connected')).then(() => this.state(2002, 'pulling'))
    if (audio) this.steps.then(() => this.state(2026, 'first audio'))
    if (video) {
      this.steps.then(() => {
        this.hasPicture = true
        this.state(2003, 'first frame')
      })
    }
    this.steps.then(() => this.state(2004, 'playing'))
  }

  private stop(): Outcome {
    this.steps.stop()
    this.phase = 'stopped'
    this.hasPicture = false
    return OK
  }
}
