/** RTP headers (RFC 3550): reading what came in, and patching the header for each leg it goes out on. */

const SEQ_SPACE = 0x10000
const HEADER_BYTES = 12
const FIRST_RTCP_TYPE = 192
const LAST_RTCP_TYPE = 223

/** The three codecs that are forwarded. */
export type Codec = 'H264' | 'VP8' | 'OPUS'

/** A packet with the header fields that it came with; the bytes of its header are rewritten for every leg. */
export interface Packet {
  bytes: Buffer
  seq: number
  timestamp: number
  codec: Codec
  /** A decoder can start here. Always true for sound. */
  startsPicture: boolean
}

/** Header fields that a leg puts in place of the original ones. */
export interface OutHeader {
  payloadType: number
  seq: number
  timestamp: number
  ssrc: number
}

/** Tells RTCP from RTP on a shared port (RFC 5761). */
export function isRtcp(bytes: Buffer): boolean {
  const type = bytes[1] ?? 0
  return bytes.length >= 8 && type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE
}

/** Tells whether the bytes can be an RTP packet at all. */
export const isRtp = (bytes: Buffer): boolean => bytes.length > HEADER_BYTES && (bytes.readUInt8(0) & 0xc0) === 0x80

/** Payload type of an RTP packet. */
export const payloadTypeOf = (bytes: Buffer): number => bytes.readUInt8(1) & 0x7f

/** Sequence number of an RTP packet. */
export const seqOf = (bytes: Buffer): number => bytes.readUInt16BE(2)

/** Timestamp of an RTP packet, in clock units of its codec. */
export const timestampOf = (bytes: Buffer): number => bytes.readUInt32BE(4)

/** Source of an RTP packet. */
export const ssrcOf = (bytes: Buffer): number => bytes.readUInt32BE(8)

/** How far `to` is after `from`: negative when it is older, right across the wrap at 65535. */
export function seqDistance(from: number, to: number): number {
  const ahead = (to - from) & 0xffff
  return ahead < SEQ_SPACE / 2 ? ahead : ahead - SEQ_SPACE
}

/** A sequence number moved by `by`, kept in 16 bits. */
export const addSeq = (seq: number, by: number): number => (seq + by) & 0xffff

/** A timestamp moved by `by`, kept in 32 bits. */
export const addTimestamp = (timestamp: number, by: number): number => (timestamp + by) >>> 0

/** Writes a leg's header over the packet's. Safe for a shared packet because sending copies the bytes at once. */
export function patchHeader(bytes: Buffer, header: OutHeader): void {
  bytes.writeUInt8((bytes.readUInt8(1) & 0x80) | header.payloadType, 1)
  bytes.writeUInt16BE(header.seq, 2)
  bytes.writeUInt32BE(header.timestamp, 4)
  bytes.writeUInt32BE(header.ssrc, 8)
}

/** Where the payload starts: after the fixed header, the contributing sources and the extension. */
export function payloadOffset(bytes: Buffer): number {
  const first = bytes.readUInt8(0)
  const fixed = HEADER_BYTES + (first & 0x0f) * 4
  if ((first & 0x10) === 0 || bytes.length < fixed + 4) return fixed
  return fixed + 4 + bytes.readUInt16BE(fixed + 2) * 4
}
