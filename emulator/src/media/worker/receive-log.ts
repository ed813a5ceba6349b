/** What arrived of one source and what is missing: the base of NACKs and receiver reports. Pure; the caller brings the time. */
import { addSeq, seqDistance } from './rtp'

const RETRY_MS = 25
const MAX_TRIES = 8
/** A hole this wide is a new start, not a loss. */
const MAX_HOLE = 300

/** What a receiver report says, without what comes from the sender report. */
export interface ReceptionReport {
  fractionLost: number
  lost: number
  highestSeq: number
  jitter: number
}

/** What a packet turned out to be. */
export type Arrival = 'next' | 'recovered' | 'duplicate'

interface Missing {
  tries: number
  askedAt: number
}

/** Follows the sequence numbers of one source. */
export class ReceiveLog {
  readonly #clockRate: number
  readonly #missing = new Map<number, Missing>()
  #first = -1
  #highest = -1
  #received = 0
  #before = { expected: 0, received: 0 }
  #transit: number | undefined
  #jitter = 0

  constructor(clockRate: number) {
    this.#clockRate = clockRate
  }

  /** Takes note of a packet. */
  arrived(seq: number, timestamp: number, nowMs: number): Arrival {
    const kind = this.#place(seq)
    if (kind === 'duplicate') return kind
    this.#received += 1
    if (kind === 'next') this.#measureJitter(timestamp, nowMs)
    return kind
  }

  /** What to ask for again now, and whether something was given up since the last call. */
  ask(nowMs: number): { seqs: number[]; gaveUp: boolean } {
    const seqs: number[] = []
    let gaveUp = false
    for (const [seq, missing] of this.#missing) {
      if (missing.tries >= MAX_TRIES) {
        this.#missing.delete(seq)
        gaveUp = true
      } else if (missing.tries === 0 || nowMs - missing.askedAt >= RETRY_MS) {
        missing.tries += 1
        missing.askedAt = nowMs
        seqs.push(seq)
      }
    }
    return { seqs, gaveUp }
  }

  /** Loss and jitter since the last report; undefined before the first packet. */
  report(): ReceptionReport | undefined {
    if (this.#first < 0) return undefined
    const expected = this.#highest - this.#first + 1
    const expectedNow = expected - this.#before.expected
    const lostNow = expectedNow - (this.#received - this.#before.received)
    this.#before = { expected, received: this.#received }
    const fractionLost = expectedNow > 0 && lostNow > 0 ? Math.min(255, Math.floor((lostNow * 256) / expectedNow)) : 0
    return { fractionLost, lost: expected - this.#received, highestSeq: this.#highest, jitter: Math.floor(this.#jitter) }
  }

  // `highest` counts on across the wrap, so that a report can name the cycle.
  #place(seq: number): Arrival {
    if (this.#first < 0) {
      this.#first = this.#highest = seq
      return 'next'
    }
    const ahead = seqDistance(this.#highest & 0xffff, seq)
    if (ahead <= 0) return this.#missing.delete(seq) ? 'recovered' : 'duplicate'
    if (ahead > MAX_HOLE) this.#missing.clear()
    else for (let step = 1; step < ahead; step += 1) this.#missing.set(addSeq(this.#highest, step), { tries: 0, askedAt: 0 })
    this.#highest += ahead
    return 'next'
  }

  // RFC 3550, 6.4.1: how much the spacing of arrivals differs from the spacing of timestamps, smoothed.
  #measureJitter(timestamp: number, nowMs: number): void {
    const transit = (nowMs * this.#clockRate) / 1_000 - timestamp
    if (this.#transit !== undefined) this.#jitter += (Math.abs(transit - this.#transit) - this.#jitter) / 16
    this.#transit = transit
  }
}
