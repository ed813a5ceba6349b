/** A played stream: one connection that sends, and follows a stream name rather than a publication. */
import type { Kind, Kinds, PlayRequest } from '../messages'
import { Connection, type ConnectionListener } from './connection'
import type { Counters } from './counters'
import { LegTrack } from './leg-track'
import type { Packet } from './rtp'
import { readOffer, type Section } from './sdp'
import type { Source } from './source'

/** What a leg needs from its surroundings. */
export interface LegParts extends ConnectionListener {
  bindAddress: string | undefined
  counters: Counters
  /** Makes an SSRC that no other track has. */
  nextSsrc: () => number
  /** The source that feeds this leg now, if its kind may pass. */
  current: (kind: Kind) => Source | undefined
}

/** A leg is made by a WHEP offer and ends with its connection. */
export class Leg {
  readonly id: string
  readonly connection: Connection
  readonly createdAtMs = Date.now()
  readonly #parts: LegParts
  readonly #tracks = new Map<Kind, LegTrack>()
  #wanted: Kinds

  constructor(request: PlayRequest, parts: LegParts) {
    this.id = request.id
    this.#wanted = request.wanted
    this.#parts = parts
    this.connection = new Connection(request.id, parts.bindAddress, parts)
  }

  /** Answers the offer. */
  async answer(offer: string): Promise<string> {
    for (const section of readOffer(offer, 'recvonly')) this.#tracks.set(section.kind, this.#send(section))
    return this.connection.answer(offer)
  }

  /** Switches what is carried. */
  setWanted(wanted: Kinds): void {
    this.#wanted = wanted
    for (const [kind, track] of this.#tracks) track.setWanted(wanted[kind])
  }

  /** Forwards a packet of the stream. */
  forward(source: Source, packet: Packet): void {
    this.#tracks.get(source.kind)?.forward(source, packet)
  }

  /** Passes on a sender report of the stream. */
  report(source: Source): void {
    this.#tracks.get(source.kind)?.report(source)
  }

  /** The stream stopped or changed: what comes next starts afresh. */
  restart(kind: Kind): void {
    this.#tracks.get(kind)?.restart()
  }

  #send(section: Section): LegTrack {
    const { kind, codecs } = section
    const ssrc = this.#parts.nextSsrc()
    return new LegTrack(
      {
        kind,
        ssrc,
        payloadTypes: new Map(codecs.map((one) => [one.codec, one.payloadType])),
        port: this.connection.addTrack(section, { ssrc, stream: this.id }),
        counters: this.#parts.counters,
        current: () => this.#parts.current(kind),
      },
      this.#wanted[kind],
    )
  }
}
