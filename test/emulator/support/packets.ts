/** Packets by hand. */
import type { Codec, Packet } from '../../../emulator/src/media/worker/rtp'

export interface RtpParts {
  seq: number
  timestamp?: number
  ssrc?: number
  payloadType?: number
  payload?: number[]
  codec?: Codec
  startsPicture?: boolean
}

export function rtp(parts: RtpParts): Packet {
  const { seq, timestamp = seq * 3_000, ssrc = 1, payloadType = 96, payload = [0x41, 0], codec = 'H264', startsPicture = false } = parts
  const bytes = Buffer.concat([Buffer.alloc(12), Buffer.from(payload)])
  bytes.writeUInt8(0x80, 0)
  bytes.writeUInt8(payloadType, 1)
  bytes.writeUInt16BE(seq, 2)
  bytes.writeUInt32BE(timestamp >>> 0, 4)
  bytes.writeUInt32BE(ssrc, 8)
  return { bytes, seq, timestamp, codec, startsPicture }
}
