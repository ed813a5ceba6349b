/** One SSRC of a publisher: what came, what is missing, and the last packets. */
import type { Kind } from '../messages'
import type { Counters } from './counters'
import { PacketCache } from './packet-cache'
import { ReceiveLog } from './receive-log'
import { shortNtp, writeNack, writePli, writeReceiverReport, writeRemb, type SenderReport } from './rtcp'
import type { Packet } from './rtp'

/** Clock rates of the codecs: Opus always says 48 kHz, video always 90 kHz. */
export const CLOCK_RATE: Record<Kind, number> = { audio: 48_000, video: 90_000 }

const PLI_GAP_MS = 300
const MAX_VIDEO_BITS_PER_SECOND = 2_000_000
/** Unit of "delay since last sender report". */
const UNITS_PER_MS = 65.536

/** A source belongs to one ingest and is replaced when the publisher's SSRC changes. */
export class Source {
  readonly ssrc: number
  readonly kind: Kind
  readonly #log: ReceiveLog
  readonly #cache = new PacketCache()
  readonly #send: (bytes: Buffer) => void
  readonly #counters: Counters
  #report: { report: SenderReport; atMs: number } | undefined
  #lastPliMs = Number.NEGATIVE_INFINITY

  constructor(parts: { ssrc: number; kind: Kind; counters: Counters; send: (bytes: Buffer) => void }) {
    this.ssrc = parts.ssrc
    this.kind = parts.kind
    this.#log = new ReceiveLog(CLOCK_RATE[parts.kind])
    this.#send = parts.send
    this.#counters = parts.counters
  }

  /** The publisher's last sender report. */
  get lastReport(): SenderReport | undefined {
    return this.#report?.report
  }

  /** Takes a packet; false when it was here before. */
  take(packet: Packet, nowMs: number): boolean {
    const arrival = this.#log.arrived(packet.seq, packet.timestamp, nowMs)
    if (arrival === 'duplicate') return false
    if (arrival === 'recovered') this.#counters.recovered += 1
    this.#cache.put(packet)
    this.#askForMissing(nowMs)
    return true
  }

  /** Takes a sender report. */
  takeReport(report: SenderReport, nowMs: number): void {
    this.#report = { report, atMs: nowMs }
  }

  /** A packet that a leg's receiver missed. */
  cached(seq: number): Packet | undefined {
    return this.#cache.get(seq)
  }

  /** Asks the publisher for a keyframe, at most every 300 ms. */
  wantPicture(nowMs: number): void {
    if (this.kind !== 'video' || nowMs - this.#lastPliMs < PLI_GAP_MS) return
    this.#lastPliMs = nowMs
    this.#counters.plisOut += 1
    this.#send(writePli(this.ssrc))
  }

  /** Reports to the publisher, and asks once more for what is still missing. */
  tick(nowMs: number): void {
    this.#askForMissing(nowMs)
    const reception = this.#log.report()
    if (reception === undefined) return
    const delaySinceLastSr = this.#report === undefined ? 0 : Math.floor((nowMs - this.#report.atMs) * UNITS_PER_MS)
    const lastSr = this.#report === undefined ? 0 : shortNtp(this.#report.report)
    const parts = [writeReceiverReport({ ssrc: this.ssrc, ...reception, lastSr, delaySinceLastSr })]
    if (this.kind === 'video') parts.push(writeRemb(this.ssrc, MAX_VIDEO_BITS_PER_SECOND))
    this.#send(Buffer.concat(parts))
  }

  #askForMissing(nowMs: number): void {
    const { seqs, gaveUp } = this.#log.ask(nowMs)
    if (gaveUp) this.wantPicture(nowMs)
    if (seqs.length === 0) return
    this.#counters.nacksOut += seqs.length
    this.#send(writeNack(this.ssrc, seqs))
  }
}
