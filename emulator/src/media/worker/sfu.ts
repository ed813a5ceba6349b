/** The forwarder: publications, legs, and the stream names that tie them together. */
import type { Kind, Kinds, MediaStats, PlayRequest, PublishRequest } from '../messages'
import { createCounters } from './counters'
import { Leg } from './leg'
import { Publication, type Sink } from './publication'

const CONNECT_LIMIT_MS = 15_000
const KINDS: readonly Kind[] = ['audio', 'video']

/** What happens to connections without being asked for. */
export interface SfuListener {
  onUp(id: string): void
  onGone(id: string): void
}

/** A stream name: who publishes it now, and who plays it. */
class Stream {
  publication: Publication | undefined
  readonly legs = new Set<Leg>()
}

/** Everything of one media process. */
export class Sfu {
  readonly #bindAddress: string | undefined
  readonly #listener: SfuListener
  readonly #counters = createCounters()
  readonly #streams = new Map<string, Stream>()
  readonly #publications = new Map<string, { publication: Publication; stream: string }>()
  readonly #legs = new Map<string, { leg: Leg; stream: string }>()
  #lastSsrc = Math.floor(Math.random() * 0x7fffffff)

  constructor(bindAddress: string | undefined, listener: SfuListener) {
    this.#bindAddress = bindAddress
    this.#listener = listener
  }

  /** Takes a publication; the one before it under the same name gives way once this one is answered. */
  async publish(request: PublishRequest): Promise<string> {
    const stream = this.#stream(request.stream)
    const publication = new Publication(request, { ...this.#common(request.id), sink: sinkOf(stream, request.id) })
    this.#publications.set(request.id, { publication, stream: request.stream })
    const answer = await this.#answerOrClose(request, publication)
    const before = stream.publication
    stream.publication = publication
    if (before !== undefined) this.close(before.id)
    return answer
  }

  /** Opens a leg; the stream need not be there yet. */
  async play(request: PlayRequest): Promise<string> {
    const stream = this.#stream(request.stream)
    const current = (kind: Kind) => (stream.publication?.passes(kind) ? stream.publication.source(kind) : undefined)
    const leg = new Leg(request, { ...this.#common(request.id), nextSsrc: () => this.#nextSsrc(), current })
    this.#legs.set(request.id, { leg, stream: request.stream })
    stream.legs.add(leg)
    return this.#answerOrClose(request, leg)
  }

  /** Says what of a publication may pass. */
  gate(id: string, gate: Kinds): void {
    const found = this.#publications.get(id)
    if (found === undefined) return
    const changed = KINDS.filter((kind) => found.publication.passes(kind) !== gate[kind])
    found.publication.setGate(gate)
    for (const kind of changed) this.#restartLegs(found.stream, kind)
  }

  /** Says what a leg carries. */
  subscribe(id: string, wanted: Kinds): void {
    this.#legs.get(id)?.leg.setWanted(wanted)
  }

  /** Closes a publication or leg. */
  close(id: string): void {
    const leg = this.#legs.get(id)
    const publication = this.#publications.get(id)
    this.#legs.delete(id)
    this.#publications.delete(id)
    leg?.leg.connection.close()
    publication?.publication.connection.close()
    const name = leg?.stream ?? publication?.stream
    if (name !== undefined) this.#forget(name, id)
  }

  /** Closes everything. */
  closeAll(): void {
    for (const id of [...this.#legs.keys(), ...this.#publications.keys()]) this.close(id)
  }

  /** Periodic work: reports to publishers, and an end for connections that never came up. */
  tick(nowMs: number): void {
    for (const { publication } of this.#publications.values()) publication.tick(nowMs)
    const all = [...[...this.#legs.values()].map((one) => one.leg), ...[...this.#publications.values()].map((one) => one.publication)]
    for (const one of all) if (one.connection.isNew && nowMs - one.createdAtMs > CONNECT_LIMIT_MS) this.#gone(one.id)
  }

  /** How much there is, and was. */
  stats(): MediaStats {
    const publications = this.#publications.size
    const legs = this.#legs.size
    return { connections: publications + legs, publications, legs, ...this.#counters }
  }

  async #answerOrClose(request: { id: string; offer: string }, one: Publication | Leg): Promise<string> {
    try {
      return await one.answer(request.offer)
    } catch (error) {
      this.close(request.id)
      throw error
    }
  }

  #common(id: string) {
    const onGone = () => this.#gone(id)
    return { bindAddress: this.#bindAddress, counters: this.#counters, onUp: () => this.#listener.onUp(id), onGone }
  }

  #gone(id: string): void {
    this.close(id)
    this.#listener.onGone(id)
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name) ?? new Stream()
    this.#streams.set(name, stream)
    return stream
  }

  #forget(name: string, id: string): void {
    const stream = this.#streams.get(name)
    if (stream === undefined) return
    for (const leg of stream.legs) if (leg.id === id) stream.legs.delete(leg)
    if (stream.publication?.id === id) stream.publication = undefined
    const isPending = [...this.#publications.values()].some((one) => one.stream === name)
    if (stream.legs.size === 0 && stream.publication === undefined && !isPending) this.#streams.delete(name)
  }

  #restartLegs(name: string, kind: Kind): void {
    for (const leg of this.#streams.get(name)?.legs ?? []) leg.restart(kind)
  }

  // Counting keeps them apart for sure; random ones only nearly.
  #nextSsrc(): number {
    this.#lastSsrc = (this.#lastSsrc + 1) >>> 0 || 1
    return this.#lastSsrc
  }
}

// A publication that is not (or no longer) the stream's own may still have packets on the way; they go nowhere.
function sinkOf(stream: Stream, id: string): Sink {
  const isCurrent = () => stream.publication?.id === id
  return {
    onPacket(source, packet) {
      if (isCurrent()) for (const leg of stream.legs) leg.forward(source, packet)
    },
    onReport(source) {
      if (isCurrent()) for (const leg of stream.legs) leg.report(source)
    },
  }
}
