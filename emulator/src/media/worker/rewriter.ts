/** Makes one unbroken stream for a leg out of sources that come, stop and change. Pure; the caller brings the time. */
import { addSeq, addTimestamp, seqDistance, type Packet } from './rtp'

/** Sequence number and timestamp as a leg sends them. */
export interface Rewritten {
  seq: number
  timestamp: number
}

/**
 * A leg has one SSRC for its whole life, so its numbers must run on whatever happens behind it.
 * A *segment* is a run of packets of one source with one offset; pausing or changing the source starts the next one.
 */
export class Rewriter {
  readonly #clockRate: number
  #segment: { firstSeq: number; seqOffset: number; timestampOffset: number } | undefined
  #last: { seq: number; timestamp: number; atMs: number } | undefined

  constructor(clockRate: number) {
    this.#clockRate = clockRate
  }

  /** True between `pause` and the packet that starts the next segment. */
  get paused(): boolean {
    return this.#segment === undefined
  }

  /** Ends the segment: packets that are not forwarded must not look lost to the receiver. */
  pause(): void {
    this.#segment = undefined
  }

  /** Starts a segment with this packet. */
  start(packet: Packet, nowMs: number): void {
    const seq = this.#last === undefined ? packet.seq : addSeq(this.#last.seq, 1)
    const timestamp = this.#last === undefined ? packet.timestamp : addTimestamp(this.#last.timestamp, this.#elapsed(nowMs))
    this.#segment = {
      firstSeq: packet.seq,
      seqOffset: seq - packet.seq,
      timestampOffset: timestamp - packet.timestamp,
    }
  }

  /** The packet's numbers on this leg; undefined when it is older than the segment. */
  rewrite(packet: Packet, nowMs: number): Rewritten | undefined {
    const segment = this.#segment
    if (segment === undefined || seqDistance(segment.firstSeq, packet.seq) < 0) return undefined
    const seq = addSeq(packet.seq, segment.seqOffset)
    const timestamp = addTimestamp(packet.timestamp, segment.timestampOffset)
    this.#advance(seq, timestamp, nowMs)
    return { seq, timestamp }
  }

  /** The source's number of a packet that the leg sent as `seq`; undefined when that was in another segment. */
  sourceSeq(seq: number): number | undefined {
    if (this.#segment === undefined) return undefined
    const source = addSeq(seq, -this.#segment.seqOffset)
    return seqDistance(this.#segment.firstSeq, source) < 0 ? undefined : source
  }

  /** A time of the source's clock on the leg's clock, for sender reports. */
  timestamp(source: number): number | undefined {
    return this.#segment === undefined ? undefined : addTimestamp(source, this.#segment.timestampOffset)
  }

  #advance(seq: number, timestamp: number, nowMs: number): void {
    if (this.#last !== undefined && seqDistance(this.#last.seq, seq) <= 0) return
    this.#last = { seq, timestamp, atMs: nowMs }
    this.#moveFloor(seq)
  }

  // 16-bit numbers say "older" only within half their range; a segment that lives longer than that drags its floor along.
  #moveFloor(seq: number): void {
    const segment = this.#segment
    if (segment === undefined) return
    const source = addSeq(seq, -segment.seqOffset)
    if (seqDistance(segment.firstSeq, source) > FLOOR_DISTANCE) segment.firstSeq = addSeq(source, -FLOOR_DISTANCE / 2)
  }

  #elapsed(nowMs: number): number {
    const ms = this.#last === undefined ? 0 : Math.max(1, nowMs - this.#last.atMs)
    return Math.round((ms * this.#clockRate) / 1_000)
  }
}

const FLOOR_DISTANCE = 8_192
