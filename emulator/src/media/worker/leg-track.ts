/** One kind of media of one leg: a stream of its own, fed by whatever source there is. */
import type { Kind } from '../messages'
import type { RtpPort } from './connection'
import type { Counters } from './counters'
import { Rewriter } from './rewriter'
import { readRtcp, writeSenderReport } from './rtcp'
import { isRtcp, patchHeader, type Codec, type Packet } from './rtp'
import { CLOCK_RATE, type Source } from './source'

/** What a leg's track is made of. */
export interface LegTrackParts {
  kind: Kind
  ssrc: number
  payloadTypes: ReadonlyMap<Codec, number>
  port: RtpPort
  counters: Counters
  /** The source that feeds this leg now. */
  current: () => Source | undefined
}

/** Sends the packets of a source under the leg's own SSRC, sequence numbers, timestamps and payload types. */
export class LegTrack {
  readonly #parts: LegTrackParts
  readonly #rewriter: Rewriter
  #source: Source | undefined
  #open = false
  #wanted: boolean
  #sent = { packets: 0, octets: 0 }

  constructor(parts: LegTrackParts, wanted: boolean) {
    this.#parts = parts
    this.#wanted = wanted
    this.#rewriter = new Rewriter(CLOCK_RATE[parts.kind])
    parts.port.onOpen(() => this.#opened())
    parts.port.onMessage((bytes) => this.#takeRtcp(bytes))
  }

  /** Switches forwarding. Starting again waits for a keyframe, and asks for one. */
  setWanted(wanted: boolean): void {
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    this.restart()
  }

  /** The packets from now on do not follow the ones before. */
  restart(): void {
    this.#rewriter.pause()
    if (this.#open && this.#wanted) this.#parts.current()?.wantPicture(Date.now())
  }

  /** Forwards a packet, unless the leg is closed, switched off or still waits for a keyframe. */
  forward(source: Source, packet: Packet): void {
    if (!this.#open || !this.#wanted) return
    const payloadType = this.#parts.payloadTypes.get(packet.codec)
    if (payloadType === undefined) return
    this.#follow(source)
    const nowMs = Date.now()
    if (this.#rewriter.paused && !this.#begin(source, packet, nowMs)) return
    const out = this.#rewriter.rewrite(packet, nowMs)
    if (out === undefined) return
    patchHeader(packet.bytes, { ...out, payloadType, ssrc: this.#parts.ssrc })
    if (!this.#parts.port.send(packet.bytes)) return
    this.#sent.packets += 1
    this.#sent.octets += packet.bytes.length
    this.#parts.counters.packetsOut += 1
  }

  /** Passes the source's sender report on, in the leg's own time: it keeps sound and picture together. */
  report(source: Source): void {
    const report = source.lastReport
    if (report === undefined || source !== this.#source || !this.#open) return
    const timestamp = this.#rewriter.timestamp(report.timestamp)
    if (timestamp === undefined) return
    this.#parts.port.send(writeSenderReport({ ...report, ...this.#sent, timestamp, ssrc: this.#parts.ssrc }))
  }

  #opened(): void {
    this.#open = true
    this.restart()
  }

  #follow(source: Source): void {
    if (source === this.#source) return
    this.#source = source
    this.#rewriter.pause()
  }

  #begin(source: Source, packet: Packet, nowMs: number): boolean {
    if (!packet.startsPicture) {
      source.wantPicture(nowMs)
      return false
    }
    this.#rewriter.start(packet, nowMs)
    this.report(source)
    return true
  }

  #takeRtcp(bytes: Buffer): void {
    if (!isRtcp(bytes)) return
    for (const feedback of readRtcp(bytes)) {
      if (feedback.type === 'nack') this.#resend(feedback.seqs)
      if (feedback.type === 'pli') this.#pictureLost()
    }
  }

  #resend(seqs: number[]): void {
    this.#parts.counters.nacksIn += seqs.length
    for (const seq of seqs) {
      const sourceSeq = this.#rewriter.sourceSeq(seq)
      const packet = sourceSeq === undefined ? undefined : this.#source?.cached(sourceSeq)
      if (packet === undefined || this.#source === undefined) continue
      this.#parts.counters.resent += 1
      this.forward(this.#source, packet)
    }
  }

  #pictureLost(): void {
    this.#parts.counters.plisIn += 1
    this.#parts.current()?.wantPicture(Date.now())
  }
}
