/** RTCP that the forwarder reads and writes: SR, RR, NACK, PLI and REMB (RFC 3550, RFC 4585, draft-alvestrand-rmcat-remb). */

/** Our own SSRC as a sender of feedback; it sends no media, so any constant does. */
const SELF_SSRC = 1
const TYPE = { senderReport: 200, receiverReport: 201, transportFeedback: 205, payloadFeedback: 206 } as const
const FORMAT = { nack: 1, pli: 1, fir: 4, remb: 15 } as const
const SENDER_INFO_BYTES = 28
/** A NACK item names one packet and a bitmap of the 16 after it. */
const NACK_SPAN = 16
/** Mantissa of REMB has 18 bits. */
const REMB_MANTISSA_MAX = 0x3ffff

/** A sender report, without its report blocks. */
export interface SenderReport {
  ssrc: number
  ntpHigh: number
  ntpLow: number
  timestamp: number
  packets: number
  octets: number
}

/** One report block of a receiver report. */
export interface ReceiverReport {
  ssrc: number
  fractionLost: number
  lost: number
  highestSeq: number
  jitter: number
  lastSr: number
  delaySinceLastSr: number
}

/** What one part of a compound RTCP packet means to the forwarder. */
export type Feedback = { type: 'sr'; report: SenderReport } | { type: 'nack'; seqs: number[] } | { type: 'pli' }

/** Reads the parts of a compound packet that matter; the others, and a truncated end, are skipped. */
export function readRtcp(bytes: Buffer): Feedback[] {
  const found: Feedback[] = []
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + (bytes.readUInt16BE(at + 2) + 1) * 4
    if (end > bytes.length) break
    const feedback = readPart(bytes.subarray(at, end))
    if (feedback !== undefined) found.push(feedback)
    at = end
  }
  return found
}

function readPart(part: Buffer): Feedback | undefined {
  const type = part.readUInt8(1)
  const format = part.readUInt8(0) & 0x1f
  if (type === TYPE.senderReport && part.length >= SENDER_INFO_BYTES) return { type: 'sr', report: readSenderReport(part) }
  if (type === TYPE.transportFeedback && format === FORMAT.nack) return { type: 'nack', seqs: readNack(part) }
  if (type === TYPE.payloadFeedback && (format === FORMAT.pli || format === FORMAT.fir)) return { type: 'pli' }
  return undefined
}

function readSenderReport(part: Buffer): SenderReport {
  return {
    ssrc: part.readUInt32BE(4),
    ntpHigh: part.readUInt32BE(8),
    ntpLow: part.readUInt32BE(12),
    timestamp: part.readUInt32BE(16),
    packets: part.readUInt32BE(20),
    octets: part.readUInt32BE(24),
  }
}

function readNack(part: Buffer): number[] {
  const seqs: number[] = []
  for (let at = 12; at + 4 <= part.length; at += 4) {
    const first = part.readUInt16BE(at)
    const bitmap = part.readUInt16BE(at + 2)
    seqs.push(first)
    for (let bit = 0; bit < NACK_SPAN; bit += 1) {
      if (bitmap & (1 << bit)) seqs.push((first + bit + 1) & 0xffff)
    }
  }
  return seqs
}

/** The middle 32 bits of an NTP time: how a receiver names the last sender report. */
export const shortNtp = (report: SenderReport): number => (((report.ntpHigh & 0xffff) << 16) | (report.ntpLow >>> 16)) >>> 0

/** Writes a sender report. */
export function writeSenderReport(report: SenderReport): Buffer {
  const bytes = header({ format: 0, type: TYPE.senderReport }, SENDER_INFO_BYTES, report.ssrc)
  bytes.writeUInt32BE(report.ntpHigh, 8)
  bytes.writeUInt32BE(report.ntpLow, 12)
  bytes.writeUInt32BE(report.timestamp, 16)
  bytes.writeUInt32BE(report.packets >>> 0, 20)
  bytes.writeUInt32BE(report.octets >>> 0, 24)
  return bytes
}

/** Writes a receiver report with one block. */
export function writeReceiverReport(report: ReceiverReport): Buffer {
  const bytes = header({ format: 1, type: TYPE.receiverReport }, 32, SELF_SSRC)
  bytes.writeUInt32BE(report.ssrc, 8)
  bytes.writeUInt8(report.fractionLost, 12)
  bytes.writeUIntBE(Math.max(0, Math.min(0x7fffff, report.lost)), 13, 3)
  bytes.writeUInt32BE(report.highestSeq >>> 0, 16)
  bytes.writeUInt32BE(report.jitter >>> 0, 20)
  bytes.writeUInt32BE(report.lastSr, 24)
  bytes.writeUInt32BE(report.delaySinceLastSr >>> 0, 28)
  return bytes
}

/** Asks a sender for packets again. `seqs` in sending order packs best. */
export function writeNack(mediaSsrc: number, seqs: readonly number[]): Buffer {
  const items: { first: number; bitmap: number }[] = []
  for (const seq of seqs) {
    const last = items.at(-1)
    const ahead = last === undefined ? 0 : (seq - last.first) & 0xffff
    if (last !== undefined && ahead >= 1 && ahead <= NACK_SPAN) last.bitmap |= 1 << (ahead - 1)
    else items.push({ first: seq, bitmap: 0 })
  }
  const bytes = header({ format: FORMAT.nack, type: TYPE.transportFeedback }, 12 + items.length * 4, SELF_SSRC)
  bytes.writeUInt32BE(mediaSsrc, 8)
  items.forEach((item, index) => {
    bytes.writeUInt16BE(item.first, 12 + index * 4)
    bytes.writeUInt16BE(item.bitmap, 14 + index * 4)
  })
  return bytes
}

/** Asks a sender for a picture that a decoder can start with. */
export function writePli(mediaSsrc: number): Buffer {
  const bytes = header({ format: FORMAT.pli, type: TYPE.payloadFeedback }, 12, SELF_SSRC)
  bytes.writeUInt32BE(mediaSsrc, 8)
  return bytes
}

/** Tells a sender how many bits per second it may use. */
export function writeRemb(mediaSsrc: number, bitsPerSecond: number): Buffer {
  let exponent = 0
  let mantissa = bitsPerSecond
  for (; mantissa > REMB_MANTISSA_MAX; exponent += 1) mantissa = Math.floor(mantissa / 2)
  const bytes = header({ format: FORMAT.remb, type: TYPE.payloadFeedback }, 24, SELF_SSRC)
  bytes.write('REMB', 12, 'ascii')
  bytes.writeUInt8(1, 16)
  bytes.writeUInt8((exponent << 2) | (mantissa >> 16), 17)
  bytes.writeUInt16BE(mantissa & 0xffff, 18)
  bytes.writeUInt32BE(mediaSsrc, 20)
  return bytes
}

function header(kind: { format: number; type: number }, length: number, ssrc: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUInt8(0x80 | kind.format, 0)
  bytes.writeUInt8(kind.type, 1)
  bytes.writeUInt16BE(length / 4 - 1, 2)
  bytes.writeUInt32BE(ssrc, 4)
  return bytes
}
