/** A pusher's camera and microphone: opened when wanted, given back when not, and telling the codes that go with it. */
import type { NativeHost } from '../../native-tag'
import { PUSHER, PUSHER_ERROR } from '../native-codes'
import { Scope } from '../scope'
import type { CameraRequest, Devices, MicrophoneRequest } from '../camera/devices'
import { PermissionDenied, type Camera, type Facing, type Microphone } from '../camera/source'
import type { Sends } from '../session/frames'

/** The devices, and what they are opened with: asked for when they are. */
export interface CaptureRequests {
  readonly devices: Devices
  camera(facing: Facing): CameraRequest
  microphone(): MicrophoneRequest
}

interface Opened<D> {
  readonly device: D
  readonly scope: Scope
}

interface Failure {
  readonly errCode: number
  readonly code: number
  readonly device: string
}

type Slot<D> = Opened<D> | 'closed' | 'failed'

const CAMERA_FAILURE: Failure = { errCode: PUSHER_ERROR.cameraDenied, code: PUSHER.cameraFailed, device: 'camera' }
const MICROPHONE_FAILURE: Failure = { errCode: PUSHER_ERROR.microphoneDenied, code: PUSHER.microphoneFailed, device: 'microphone' }
const NOTHING: Sends = { audio: false, video: false }

export class Capture {
  private cameraSlot: Slot<Camera> = 'closed'
  private microphoneSlot: Slot<Microphone> = 'closed'
  private facing: Facing = 'front'
  private volume = 1
  private wanted = NOTHING
  private work: Promise<void> = Promise.resolve()

  constructor(
    private readonly scope: Scope,
    private readonly host: NativeHost,
    private readonly requests: CaptureRequests,
  ) {}

  get videoTrack(): MediaStreamTrack | null {
    return typeof this.cameraSlot === 'string' ? null : this.cameraSlot.device.track
  }

  get audioTrack(): MediaStreamTrack | null {
    return typeof this.microphoneSlot === 'string' ? null : this.microphoneSlot.device.track
  }

  get position(): Facing {
    return this.facing
  }

  /** Which camera is opened first; later only `flip` changes it. */
  setPosition(facing: Facing): void {
    this.facing = facing
  }

  setVolume(volume: number): void {
    this.volume = volume
    if (typeof this.microphoneSlot !== 'string') this.microphoneSlot.device.setVolume(volume)
  }

  /** Opens and closes what is needed; resolves when that is done. A device that failed is tried again only after it was unwanted for a time. */
  apply(wanted: Sends): Promise<void> {
    this.wanted = wanted
    return this.enqueue(() => this.settle())
  }

  /** Closes both and opens what is wanted from the phone's new source. */
  reopen(): Promise<void> {
    return this.enqueue(async () => {
      this.cameraSlot = close(this.cameraSlot)
      this.microphoneSlot = close(this.microphoneSlot)
      await this.settle()
    })
  }

  /** Changes between front and back. */
  flip(): Promise<void> {
    return this.enqueue(async () => {
      const slot = this.cameraSlot
      if (typeof slot === 'string') throw new Error('the camera is off')
      const facing = this.facing === 'front' ? 'back' : 'front'
      const track = await slot.device.flip(facing)
      this.facing = facing
      this.cameraSlot = { ...slot, device: { ...slot.device, track } }
    })
  }

  /** One thing after the other; a failure reaches its caller and does not hold up the next. */
  private enqueue(job: () => Promise<void>): Promise<void> {
    const run = this.work.then(job)
    this.work = run.catch(() => undefined)
    return run
  }

  private async settle(): Promise<void> {
    if (!this.wanted.video) this.cameraSlot = close(this.cameraSlot)
    if (!this.wanted.audio) this.closeMicrophone()
    // Both are opened at once, but told in the order that native has: picture first.
    const camera =
      this.wanted.video && this.cameraSlot === 'closed'
        ? this.open((s) => this.requests.devices.openCamera(s, this.requests.camera(this.facing)))
        : undefined
    const microphone =
      this.wanted.audio && this.microphoneSlot === 'closed'
        ? this.open((s) => this.requests.devices.openMicrophone(s, this.requests.microphone()))
        : undefined
    if (camera) this.takeCamera(await camera)
    if (microphone) this.takeMicrophone(await microphone)
  }

  private async open<D>(open: (scope: Scope) => Promise<D>): Promise<Opened<D> | Error> {
    const scope = this.scope.child()
    try {
      return { device: await open(scope), scope }
    } catch (error) {
      scope.close()
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  private takeCamera(result: Opened<Camera> | Error): void {
    if (this.scope.closed) return
    this.cameraSlot = result instanceof Error ? 'failed' : result
    if (result instanceof Error) {
      this.tellFailure(result, CAMERA_FAILURE)
      return
    }
    this.state(PUSHER.cameraOpened, 'camera opened')
    this.state(PUSHER.firstLocalFrame, 'first local frame captured')
  }

  private takeMicrophone(result: Opened<Microphone> | Error): void {
    if (this.scope.closed) return
    this.microphoneSlot = result instanceof Error ? 'failed' : result
    if (result instanceof Error) {
      this.tellFailure(result, MICROPHONE_FAILURE)
      return
    }
    result.device.setVolume(this.volume)
    this.state(PUSHER.microphoneStarted, 'microphone started')
  }

  private closeMicrophone(): void {
    const open = typeof this.microphoneSlot !== 'string'
    this.microphoneSlot = close(this.microphoneSlot)
    if (open && !this.scope.closed) this.state(PUSHER.microphoneReleased, 'microphone released')
  }

  private tellFailure(error: Error, { errCode, code, device }: Failure): void {
    if (error instanceof PermissionDenied) this.host.emit('error', { errCode, errMsg: `${device} permission denied` })
    else this.host.warn(`${device}: ${error.message}`)
    this.state(code, `open ${device} failed`)
  }

  private state(code: number, message: string): void {
    this.host.emit('statechange', { code, message })
  }
}

function close<D>(slot: Slot<D>): 'closed' {
  if (typeof slot !== 'string') slot.scope.close()
  return 'closed'
}
