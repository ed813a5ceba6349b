/** Tells whether a decoder that has seen nothing can start with this packet. */
import { payloadOffset, type Codec } from './rtp'

const NAL = { idr: 5, sps: 7, stapA: 24, fuA: 28 } as const

/** True for the first packet of a keyframe, and for any sound. */
export function startsPicture(bytes: Buffer, codec: Codec): boolean {
  if (codec === 'OPUS') return true
  const payload = bytes.subarray(payloadOffset(bytes))
  if (payload.length < 2) return false
  return codec === 'H264' ? startsH264(payload) : startsVp8(payload)
}

// RFC 6184: a single SPS or IDR, an aggregate with an SPS in it, or the first fragment of an IDR.
function startsH264(payload: Buffer): boolean {
  const type = payload.readUInt8(0) & 0x1f
  if (type === NAL.idr || type === NAL.sps) return true
  if (type === NAL.stapA) return aggregates(payload).includes(NAL.sps)
  const fragment = payload.readUInt8(1)
  return type === NAL.fuA && (fragment & 0x1f) === NAL.idr && (fragment & 0x80) !== 0
}

function aggregates(payload: Buffer): number[] {
  const types: number[] = []
  for (let at = 1; at + 3 <= payload.length; at += 2 + payload.readUInt16BE(at)) types.push(payload.readUInt8(at + 2) & 0x1f)
  return types
}

// RFC 7741: first packet of the first partition, and the frame header's P bit is 0 (a key frame).
function startsVp8(payload: Buffer): boolean {
  const first = payload.readUInt8(0)
  const isStart = (first & 0x10) !== 0 && (first & 0x07) === 0
  const frame = vp8FrameOffset(payload)
  return isStart && frame < payload.length && (payload.readUInt8(frame) & 0x01) === 0
}

function vp8FrameOffset(payload: Buffer): number {
  if ((payload.readUInt8(0) & 0x80) === 0) return 1
  const extension = payload.readUInt8(1)
  const hasPictureId = (extension & 0x80) !== 0
  const pictureIdBytes = hasPictureId ? ((payload[2] ?? 0) & 0x80 ? 2 : 1) : 0
  return 2 + pictureIdBytes + (extension & 0x40 ? 1 : 0) + (extension & 0x30 ? 1 : 0)
}
