import { toPlayUrl } from '../../store/protocol/play-url'
import type { Attributes, Emit, FakeClock, FakeTag, Outcome } from './fake-tag'
import { OK, Sequence } from './fake-tag'
import type { NativeRoom, RoomListener, Sends } from './native-room'

/** What a pusher needs of its phone. */
export interface PusherPhone {
  readonly clock: FakeClock
  readonly room: NativeRoom
  readonly refused: ReadonlySet<'camera' | 'record'>
  /** The pusher came into the room, or is no longer in it. */
  onInside(isInside: boolean): void
}

type Device = 'camera' | 'mic'

const REFUSALS = {
  camera: { permission: 'camera', errCode: 10001, errMsg: 'camera permission denied', code: -1301, message: 'open camera failed' },
  mic: { permission: 'record', errCode: 10002, errMsg: 'record permission denied', code: -1302, message: 'open mic failed' },
} as const

/** UserSig that this cloud refuses. */
export const EXPIRED_SIGNATURE = 'expired'

/** `<live-pusher mode="RTC">`, as far as an app can see it. Rules LT1 to LT35 of docs/spec/live-tags.md. */
export class FakePusher implements FakeTag, RoomListener {
  readonly kind = 'live-pusher'
  private readonly phone: PusherPhone
  private readonly emit: Emit
  private readonly steps: Sequence
  private readonly open = new Set<Device>()
  private attributes: Attributes
  private isStarted = false
  private isPreview = false
  private userId = ''
  private stopListening: (() => void) | undefined

  constructor(phone: PusherPhone, attributes: Attributes, emit: Emit) {
    this.phone = phone
    this.emit = emit
    this.attributes = attributes
    this.steps = new Sequence(phone.clock)
    this.autopush()
  }

  update(changes: Attributes): void {
    const before = this.attributes
    this.attributes = { ...before, ...changes }
    if (before['url'] !== this.attributes['url']) {
      if (this.isStarted) this.leave(0)
      this.autopush()
    }
    for (const device of DEVICES) if (before[SWITCHES[device]] !== this.attributes[SWITCHES[device]]) this.follow(device)
  }

  remove(): void {
    this.close()
  }

  state(code: number, message = ''): void {
    this.emit('statechange', { code, message })
  }

  call(method: string, options: Readonly<Record<string, unknown>>): Outcome | undefined {
    switch (method) {
      case 'start':
        return this.start()
      case 'stop':
        if (this.isStarted) this.leave(0)
        return OK
      case 'pause':
      case 'resume':
        return this.isInside ? OK : { fail: 'not in a room' }
      case 'snapshot':
        return this.snapshot()
      case 'switchCamera':
        return this.open.has('camera') ? OK : { fail: 'the camera is off' }
      case 'startPreview':
        this.isPreview = true
        this.follow('camera')
        return OK
      case 'stopPreview':
        this.isPreview = false
        this.follow('camera')
        return OK
      case 'setMICVolume':
        return isVolume(options['volume']) ? OK : { fail: 'volume must be 0 to 1' }
      default:
        return undefined
    }
  }

  /** The service puts the user out: 1 removed, 2 dissolved. */
  putOut(reason: 1 | 2): void {
    if (this.isStarted) this.leave(reason)
  }

  get user(): string {
    return this.userId
  }

  get isInside(): boolean {
    return this.stopListening !== undefined
  }

  onEnter(userId: string, sends: Sends): void {
    this.tell(1031, [{ userid: userId }])
    for (const kind of ['video', 'audio'] as const) if (sends[kind]) this.onChange(userId, kind, true)
  }

  onChange(userId: string, kind: 'audio' | 'video', on: boolean): void {
    const playurl = toPlayUrl({ userId, stream: 'main' })
    if (kind === 'video') this.tell(1033, [{ userid: userId, playurl, streamtype: 'main', hasvideo: on }])
    else this.tell(1034, [{ userid: userId, playurl, hasaudio: on }])
  }

  onLeave(userId: string): void {
    this.tell(1032, [{ userid: userId }])
  }

  private autopush(): void {
    if (this.attributes['autopush'] === true && this.attributes['url']) this.start()
  }

  private start(): Outcome {
    const url = this.attributes['url']
    if (typeof url !== 'string' || url === '') return { fail: 'url is empty' }
    if (this.isStarted) return OK
    this.isStarted = true
    const query = new URLSearchParams(url.slice(url.indexOf('?') + 1))
    this.userId = query.get('userid') ?? ''
    for (const device of DEVICES) this.follow(device)
    this.steps.then(() => this.state(1001, 'connected'))
    if (query.get('usersig') === EXPIRED_SIGNATURE) this.steps.then(() => this.refuse())
    else this.steps.then(() => this.enter()).then(() => this.state(1002, 'push begin'))
    this.steps.then(() => this.open.has('camera') && this.state(1008, 'encoder started'))
    return OK
  }

  private refuse(): void {
    this.close()
    this.state(-100018, 'enter room failed, err[-70001]: UserSig expired')
  }

  private enter(): void {
    this.stopListening = this.phone.room.listen(this)
    this.state(1018, 'enter room success')
    this.phone.onInside(true)
    for (const [userId, sends] of this.phone.room.others) this.onEnter(userId, sends)
  }

  private leave(reason: 0 | 1 | 2): void {
    this.close()
    this.steps.then(() => this.state(1019, `exit room reason[${reason}]`))
  }

  private close(): void {
    this.steps.stop()
    this.isStarted = false
    this.open.clear()
    if (!this.stopListening) return
    this.stopListening()
    this.stopListening = undefined
    this.phone.onInside(false)
  }

  /** Opens or closes a device as the attributes say. */
  private follow(device: Device): void {
    const isWanted = this.attributes[SWITCHES[device]] !== false
    const isNeeded = isWanted && (this.isStarted || (device === 'camera' && this.isPreview))
    if (isNeeded === this.open.has(device)) return
    if (!isNeeded) {
      this.open.delete(device)
      return
    }
    const refusal = REFUSALS[device]
    if (this.phone.refused.has(refusal.permission)) {
      this.steps.then(() => this.emit('error', { errCode: refusal.errCode, errMsg: refusal.errMsg }))
      this.steps.then(() => this.state(refusal.code, refusal.message))
      return
    }
    this.open.add(device)
    if (device === 'mic') this.steps.then(() => this.state(2027, 'mic opened'))
    else this.steps.then(() => this.state(1003, 'camera opened')).then(() => this.state(1007, 'first frame'))
  }

  private snapshot(): Outcome {
    if (!this.open.has('camera')) return { fail: 'there is no picture' }
    const { videoWidth = 360, videoHeight = 640 } = this.attributes
    return { success: { tempImagePath: 'wxfile://tmp/snapshot.jpg', width: String(videoWidth), height: String(videoHeight) } }
  }

  private tell(code: number, userlist: readonly object[]): void {
    this.state(code, JSON.stringify({ userlist }))
  }
}

const DEVICES = ['camera', 'mic'] as const
const SWITCHES = { camera: 'enableCamera', mic: 'enableMic' } as const

function isVolume(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1
}
