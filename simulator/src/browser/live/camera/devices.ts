/** The phone's camera and microphone: asks for permission, then opens whatever the phone was told to use. */
import type { Scope } from '../scope'
import type { CameraSource, LiveEnv } from '../types'
import { openDrawnCamera } from './drawn-camera'
import { openFileCamera, openFileMicrophone } from './media-file'
import { openPluck } from './pluck'
import { PermissionDenied, type Camera, type Facing, type Microphone, type PictureFormat } from './source'
import { openWebcam, openWebcamMicrophone } from './webcam'

export interface CameraRequest extends PictureFormat {
  readonly userId: string
  readonly facing: Facing
}

export interface MicrophoneRequest {
  readonly sampleRate: number
  readonly agc: boolean
  readonly ans: boolean
}

export class Devices {
  source: CameraSource = { kind: 'drawn' }

  constructor(private readonly env: LiveEnv) {}

  /** Rejects with `PermissionDenied`, or with the reason why there is no picture. */
  async openCamera(scope: Scope, request: CameraRequest): Promise<Camera> {
    await this.demand('scope.camera')
    const { source } = this
    if (source.kind === 'webcam') return openWebcam(scope, request, request.facing)
    if (source.kind === 'file') return openFileCamera(scope, source.url)
    return openDrawnCamera(scope, { ...request, colour: this.env.colour })
  }

  /** Rejects with `PermissionDenied`, or with the reason why there is no sound. */
  async openMicrophone(scope: Scope, request: MicrophoneRequest): Promise<Microphone> {
    await this.demand('scope.record')
    const { source } = this
    if (source.kind === 'webcam') return openWebcamMicrophone(scope, request)
    if (source.kind === 'file') return openFileMicrophone(scope, source.url, request.sampleRate)
    return openPluck(scope, this.env.phone, request.sampleRate)
  }

  private async demand(permission: 'scope.camera' | 'scope.record'): Promise<void> {
    const granted = (await this.env.permitted?.(permission)) ?? true
    if (!granted) throw new PermissionDenied(`${permission} denied`)
  }
}
