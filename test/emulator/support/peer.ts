/** WebRTC peers on node-datachannel that publish and play against a real emulator. */
import { Audio, PeerConnection, Video, type Track } from 'node-datachannel'
import { readRtcp, writeNack, type Feedback } from '../../../emulator/src/media/worker/rtcp'
import { isRtcp, payloadTypeOf, seqOf, ssrcOf, timestampOf } from '../../../emulator/src/media/worker/rtp'
import type { Tag } from './tag'

const H264_FORMAT = 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'
const PAYLOAD_TYPE = { H264: 109, VP8: 96, OPUS: 111 } as const
const KEYFRAME = { H264: [0x65, 0], VP8: [0x10, 0] } as const
const DELTA = { H264: [0x41, 0], VP8: [0x10, 1] } as const
const FRAME_MS = 10

type VideoCodec = 'H264' | 'VP8'
let peers = 0

/** A received packet. */
export interface Received {
  kind: 'audio' | 'video'
  seq: number
  timestamp: number
  ssrc: number
  payloadType: number
  isKey: boolean
}

abstract class Peer {
  protected readonly pc: PeerConnection
  protected readonly tracks: Track[] = []
  readonly base: string
  readonly tag: Tag
  location = ''
  #wake: () => void = () => undefined

  constructor(base: string, tag: Tag) {
    this.base = base
    this.tag = tag
    this.pc = new PeerConnection(`peer${(peers += 1)}`, { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true })
  }

  /** Waits until something is true; looked at after every packet. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    this.pc.close()
  }

  protected woken(): void {
    this.#wake()
  }

  protected track(media: Audio | Video): Track {
    const track = this.pc.addTrack(media)
    this.tracks.push(track)
    return track
  }

  protected async negotiate(path: string): Promise<void> {
    const offer = await new Promise<string>((resolve) => {
      this.pc.onGatheringStateChange((state) => state === 'complete' && resolve(this.pc.localDescription()?.sdp ?? ''))
      this.pc.setLocalDescription('offer')
    })
    const response = await fetch(this.base + path, {
      method: 'POST',
      body: offer,
      headers: { authorization: `Bearer ${this.tag.token}`, 'content-type': 'application/sdp' },
    })
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
    this.location = response.headers.get('location') ?? ''
    this.pc.setRemoteDescription(await response.text(), 'answer')
  }
}

/** Sends a frame of sound and picture every 10 ms, and keyframes when they are asked for. */
export class Publisher extends Peer {
  readonly feedback: Feedback[] = []
  /** Numbers that are not sent the first time. */
  readonly lost = new Set<number>()
  readonly #codec: VideoCodec
  readonly #sent = new Map<number, Buffer>()
  readonly #ssrc = { audio: 1_000 + peers * 10, video: 1_001 + peers * 10 }
  #timer: NodeJS.Timeout | undefined
  #frame = 0
  #wantsKey = true

  private constructor(base: string, tag: Tag, codec: VideoCodec) {
    super(base, tag)
    this.#codec = codec
  }

  static async start(base: string, tag: Tag, codec: VideoCodec = 'H264'): Promise<Publisher> {
    const peer = new Publisher(base, tag, codec)
    await peer.#start()
    return peer
  }

  override close(): void {
    clearInterval(this.#timer)
    super.close()
  }

  async #start(): Promise<void> {
    const audio = new Audio('0', 'SendOnly')
    audio.addOpusCodec(PAYLOAD_TYPE.OPUS)
    audio.addSSRC(this.#ssrc.audio, 'p', 'p', 'a')
    const video = new Video('1', 'SendOnly')
    if (this.#codec === 'H264') video.addH264Codec(PAYLOAD_TYPE.H264, H264_FORMAT)
    else video.addVP8Codec(PAYLOAD_TYPE.VP8)
    video.addSSRC(this.#ssrc.video, 'p', 'p', 'v')
    const [audioTrack, videoTrack] = [this.track(audio), this.track(video)]
    videoTrack.onMessage((bytes) => this.#hear(videoTrack, bytes))
    await this.negotiate('/v1/whip/main')
    await new Promise<void>((resolve) => videoTrack.onOpen(resolve))
    this.#timer = setInterval(() => this.#send(audioTrack, videoTrack), FRAME_MS)
  }

  #send(audioTrack: Track, videoTrack: Track): void {
    const seq = (this.#frame += 1) & 0xffff
    const isKey = this.#wantsKey
    this.#wantsKey = false
    const { OPUS, [this.#codec]: videoType } = PAYLOAD_TYPE
    sendOn(audioTrack, packet({ seq, timestamp: this.#frame * 480, ssrc: this.#ssrc.audio, payloadType: OPUS }, [1, 2]))
    const payload = isKey ? KEYFRAME[this.#codec] : DELTA[this.#codec]
    const bytes = packet({ seq, timestamp: this.#frame * 900, ssrc: this.#ssrc.video, payloadType: videoType }, payload)
    this.#sent.set(seq, bytes)
    if (!this.lost.delete(seq)) sendOn(videoTrack, bytes)
  }

  /** The number that goes out next. */
  get next(): number {
    return this.#frame + 1
  }

  #hear(track: Track, bytes: Buffer): void {
    if (!isRtcp(bytes)) return
    for (const feedback of readRtcp(bytes)) {
      this.feedback.push(feedback)
      if (feedback.type === 'pli') this.#wantsKey = true
      if (feedback.type === 'nack') for (const seq of feedback.seqs) sendOn(track, this.#sent.get(seq) ?? bytes)
    }
    this.woken()
  }
}

/** Plays a stream and keeps what arrives. */
export class Player extends Peer {
  readonly received: Received[] = []
  #video: Track | undefined

  static async start(base: string, tag: Tag, userId: string): Promise<Player> {
    const peer = new Player(base, tag)
    await peer.#start(userId)
    return peer
  }

  /** What arrived of one kind, from some packet on. */
  of(kind: 'audio' | 'video', from = 0): Received[] {
    return this.received.filter((one) => one.kind === kind).slice(from)
  }

  /** Waits for this many more packets of one kind. */
  async more(kind: 'audio' | 'video', count: number): Promise<void> {
    const target = this.of(kind).length + count
    await this.until(() => this.of(kind).length >= target)
  }

  /** Asks for a packet again. */
  nack(seq: number): void {
    const ssrc = this.of('video')[0]?.ssrc ?? 0
    this.#video?.sendMessageBinary(writeNack(ssrc, [seq]))
  }

  async #start(userId: string): Promise<void> {
    const audio = new Audio('0', 'RecvOnly')
    audio.addOpusCodec(PAYLOAD_TYPE.OPUS)
    const video = new Video('1', 'RecvOnly')
    video.addH264Codec(PAYLOAD_TYPE.H264, H264_FORMAT)
    video.addVP8Codec(PAYLOAD_TYPE.VP8)
    this.track(audio).onMessage((bytes) => this.#take('audio', bytes))
    this.#video = this.track(video)
    this.#video.onMessage((bytes) => this.#take('video', bytes))
    await this.negotiate(`/v1/whep/${userId}/main?audio=1&video=1`)
  }

  #take(kind: 'audio' | 'video', bytes: Buffer): void {
    if (isRtcp(bytes)) return
    const payloadType = payloadTypeOf(bytes)
    const payload = [...bytes.subarray(12)].join()
    const isKey = payload === KEYFRAME.H264.join() || payload === KEYFRAME.VP8.join()
    this.received.push({ kind, seq: seqOf(bytes), timestamp: timestampOf(bytes), ssrc: ssrcOf(bytes), payloadType, isKey })
    this.woken()
  }
}

// The emulator may close the connection at any time; the library says so with an exception.
function sendOn(track: Track, bytes: Buffer): void {
  try {
    track.sendMessageBinary(bytes)
  } catch {
    return
  }
}

function packet(header: { seq: number; timestamp: number; ssrc: number; payloadType: number }, payload: readonly number[]): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(12), Buffer.from(payload)])
  bytes.writeUInt8(0x80, 0)
  bytes.writeUInt8(header.payloadType, 1)
  bytes.writeUInt16BE(header.seq, 2)
  bytes.writeUInt32BE(header.timestamp >>> 0, 4)
  bytes.writeUInt32BE(header.ssrc, 8)
  return bytes
}
