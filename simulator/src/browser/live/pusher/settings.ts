/** What the attributes of a pusher mean for devices and connection. */
import type { ValuesOf } from '../attributes'
import type { CameraRequest, MicrophoneRequest } from '../camera/devices'
import type { Facing } from '../camera/source'
import type { Rates } from '../media/codecs'
import { pushUserId } from '../room-url'
import type { CameraSource } from '../types'
import type { PUSHER_ATTRIBUTES } from './properties'

type Values = ValuesOf<typeof PUSHER_ATTRIBUTES>

const SAMPLE_RATE_HZ = { high: 48_000, low: 16_000 } as const
const MOST_FPS = 30

/** How the camera is opened. */
export function toCameraRequest(values: Values, facing: Facing): CameraRequest {
  const { url, videoWidth: width, videoHeight: height, fps } = values
  return { userId: pushUserId(url), facing, width, height, fps: Math.min(MOST_FPS, Math.max(1, fps)) }
}

/** How the microphone is opened. */
export function toMicrophoneRequest({ audioQuality, enableAgc: agc, enableAns: ans }: Values): MicrophoneRequest {
  return { sampleRate: audioQuality === 'low' ? SAMPLE_RATE_HZ.low : SAMPLE_RATE_HZ.high, agc, ans }
}

/** What the encoder may use. */
export function toRates({ minBitrate, maxBitrate }: Values): Rates {
  return { minKbps: minBitrate, maxKbps: maxBitrate }
}

/** A mirror is for faces: text in a drawn picture or in a film would be unreadable in it. */
export function isMirrored({ localMirror }: Values, facing: Facing, source: CameraSource['kind']): boolean {
  return localMirror === 'enable' || (localMirror === 'auto' && facing === 'front' && source === 'webcam')
}
