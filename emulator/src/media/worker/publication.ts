/** A published stream: one connection that receives, and what of it may pass on. */
import type { Kind, Kinds, PublishRequest } from '../messages'
import { Connection, type ConnectionListener, type RtpPort } from './connection'
import type { Counters } from './counters'
import { readRtcp } from './rtcp'
import { isRtcp, isRtp, payloadTypeOf, seqOf, ssrcOf, timestampOf, type Codec, type Packet } from './rtp'
import { readOffer, type Section } from './sdp'
import { Source } from './source'
import { startsPicture } from './starts-picture'

/** Where a publication's media goes. */
export interface Sink {
  onPacket(source: Source, packet: Packet): void
  onReport(source: Source): void
}

/** What a publication needs from its surroundings. */
export interface PublicationParts extends ConnectionListener {
  bindAddress: string | undefined
  counters: Counters
  sink: Sink
}

/** A publication is made by a WHIP offer and ends with its connection. */
export class Publication {
  readonly id: string
  readonly connection: Connection
  readonly createdAtMs = Date.now()
  readonly #parts: PublicationParts
  readonly #sources = new Map<Kind, Source>()
  #gate: Kinds

  constructor(request: PublishRequest, parts: PublicationParts) {
    this.id = request.id
    this.#gate = request.gate
    this.#parts = parts
    this.connection = new Connection(request.id, parts.bindAddress, parts)
  }

  /** Answers the offer. */
  async answer(offer: string): Promise<string> {
    for (const section of readOffer(offer, 'sendonly')) this.#receive(section)
    return this.connection.answer(offer)
  }

  /** The source of one kind, once something came. */
  source(kind: Kind): Source | undefined {
    return this.#sources.get(kind)
  }

  /** Says what may pass. */
  setGate(gate: Kinds): void {
    this.#gate = gate
  }

  /** True when this kind may pass. */
  passes(kind: Kind): boolean {
    return this.#gate[kind]
  }

  /** Periodic reports to the publisher. */
  tick(nowMs: number): void {
    for (const source of this.#sources.values()) source.tick(nowMs)
  }

  #receive(section: Section): void {
    const codecs = new Map(section.codecs.map((one) => [one.payloadType, one.codec]))
    const port = this.connection.addTrack(section)
    port.onMessage((bytes) => {
      if (isRtcp(bytes)) this.#takeRtcp(section.kind, bytes)
      else if (isRtp(bytes)) this.#takeRtp({ kind: section.kind, port, codec: codecs.get(payloadTypeOf(bytes)) }, bytes)
    })
  }

  #takeRtp(from: { kind: Kind; port: RtpPort; codec: Codec | undefined }, bytes: Buffer): void {
    const { codec } = from
    if (codec === undefined) return
    this.#parts.counters.packetsIn += 1
    const source = this.#sourceOf(from, ssrcOf(bytes))
    const packet = { bytes, seq: seqOf(bytes), timestamp: timestampOf(bytes), codec, startsPicture: startsPicture(bytes, codec) }
    if (source.take(packet, Date.now()) && this.#gate[from.kind]) this.#parts.sink.onPacket(source, packet)
  }

  #sourceOf(from: { kind: Kind; port: RtpPort }, ssrc: number): Source {
    const known = this.#sources.get(from.kind)
    if (known?.ssrc === ssrc) return known
    const source = new Source({ ssrc, kind: from.kind, counters: this.#parts.counters, send: (bytes) => void from.port.send(bytes) })
    this.#sources.set(from.kind, source)
    return source
  }

  #takeRtcp(kind: Kind, bytes: Buffer): void {
    const source = this.#sources.get(kind)
    if (source === undefined) return
    for (const feedback of readRtcp(bytes)) {
      if (feedback.type !== 'sr' || feedback.report.ssrc !== source.ssrc) continue
      source.takeReport(feedback.report, Date.now())
      this.#parts.sink.onReport(source)
    }
  }
}
