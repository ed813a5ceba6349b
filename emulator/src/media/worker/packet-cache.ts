/** The last packets of a source, for those who missed one. */
import type { Packet } from './rtp'

/** A ring of packets by sequence number; an older packet gives way to the one 1024 after it. */
export class PacketCache {
  readonly #ring: (Packet | undefined)[]

  constructor(size = 1_024) {
    this.#ring = new Array<Packet | undefined>(size).fill(undefined)
  }

  /** Keeps a packet. */
  put(packet: Packet): void {
    this.#ring[packet.seq % this.#ring.length] = packet
  }

  /** Answers the packet of that number, when it is still there. */
  get(seq: number): Packet | undefined {
    const packet = this.#ring[seq % this.#ring.length]
    return packet?.seq === seq ? packet : undefined
  }
}
