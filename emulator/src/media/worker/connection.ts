/** One WebRTC connection that answers an offer. The only file that knows node-datachannel. */
import { Audio, PeerConnection, Video, type Track } from 'node-datachannel'
import { BadSdp, withoutCandidates, type Section } from './sdp'

const GATHER_LIMIT_MS = 1_500

/** Our side of a section: what we announce as sender, nothing as receiver. */
export interface Sending {
  ssrc: number
  stream: string
}

/** How a connection ends up. Each is called at most once. */
export interface ConnectionListener {
  onUp(): void
  onGone(): void
}

/** Where packets of one kind go out and come in. */
export interface RtpPort {
  /** Calls back with every RTP and RTCP packet of the peer. */
  onMessage(take: (bytes: Buffer) => void): void
  /** Calls back when media can be sent. */
  onOpen(run: () => void): void
  /** Sends a packet; false when nobody can get it. The bytes are copied before this returns. */
  send(bytes: Buffer): boolean
}

/** A track with the thin skin that keeps a closed one from throwing. */
class MediaTrack implements RtpPort {
  readonly #track: Track

  constructor(track: Track) {
    this.#track = track
  }

  onMessage(take: (bytes: Buffer) => void): void {
    this.#track.onMessage(take)
  }

  onOpen(run: () => void): void {
    this.#track.onOpen(run)
  }

  send(bytes: Buffer): boolean {
    try {
      return this.#track.isOpen() && this.#track.sendMessageBinary(bytes)
    } catch {
      return false // it closed between the two calls
    }
  }
}

/** A PeerConnection and its tracks. Whoever needs the media must keep this object: collected tracks close silently. */
export class Connection {
  readonly #pc: PeerConnection
  readonly #tracks: MediaTrack[] = []
  readonly #listener: ConnectionListener
  #phase: 'new' | 'up' | 'gone' = 'new'

  constructor(id: string, bindAddress: string | undefined, listener: ConnectionListener) {
    this.#listener = listener
    this.#pc = new PeerConnection(id, {
      iceServers: [],
      disableAutoNegotiation: true,
      ...(bindAddress === undefined ? {} : { bindAddress }),
    })
    this.#pc.onStateChange((state) => this.#follow(state))
  }

  /** True until the connection has been up once. */
  get isNew(): boolean {
    return this.#phase === 'new'
  }

  /** Adds our side of an offered section: a sender when `sending` is given, else a receiver. */
  addTrack(section: Section, sending?: Sending): RtpPort {
    const direction = sending === undefined ? 'RecvOnly' : 'SendOnly'
    const media = section.kind === 'audio' ? audio(section, direction) : video(section, direction)
    if (sending !== undefined) media.addSSRC(sending.ssrc, sending.stream, sending.stream, `${sending.stream}-${section.kind}`)
    const track = new MediaTrack(this.#pc.addTrack(media))
    this.#tracks.push(track)
    return track
  }

  /** Answers the offer with all our candidates in the SDP. Throws `BadSdp` for what the library cannot take. */
  async answer(offer: string): Promise<string> {
    const gathered = this.#gathered()
    try {
      this.#pc.setRemoteDescription(withoutCandidates(offer), 'offer')
      this.#pc.setLocalDescription('answer')
    } catch {
      throw new BadSdp('the offer cannot be answered')
    }
    await gathered
    const local = this.#pc.localDescription()
    if (local === null) throw new BadSdp('the offer cannot be answered')
    return local.sdp
  }

  /** Closes the connection. `onGone` is not called for it. */
  close(): void {
    this.#phase = 'gone'
    this.#tracks.length = 0
    this.#pc.close()
  }

  #gathered(): Promise<void> {
    return new Promise((resolve) => {
      const limit = setTimeout(resolve, GATHER_LIMIT_MS)
      this.#pc.onGatheringStateChange((state) => {
        if (state !== 'complete') return
        clearTimeout(limit)
        resolve()
      })
    })
  }

  // 'disconnected' is no end: ICE comes back from it, or goes on to 'failed'.
  #follow(state: string): void {
    if (this.#phase === 'gone') return
    if (state === 'connected' && this.#phase === 'new') {
      this.#phase = 'up'
      this.#listener.onUp()
    }
    if (state === 'failed' || state === 'closed') {
      this.#phase = 'gone'
      this.#listener.onGone()
    }
  }
}

function audio(section: Section, direction: 'RecvOnly' | 'SendOnly'): Audio {
  const media = new Audio(section.mid, direction)
  for (const { payloadType, format } of section.codecs) media.addOpusCodec(payloadType, format)
  return media
}

function video(section: Section, direction: 'RecvOnly' | 'SendOnly'): Video {
  const media = new Video(section.mid, direction)
  for (const { codec, payloadType, format } of section.codecs) {
    if (codec === 'H264') media.addH264Codec(payloadType, format)
    else media.addVP8Codec(payloadType)
  }
  return media
}
