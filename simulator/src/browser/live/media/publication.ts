/** What a pusher sends: one connection with one audio and one video sender, from entering until leaving. */
import type { Release, Scope } from '../scope'
import { preferredVideoCodecs, withRates, type Rates } from './codecs'
import { MediaCallFailed, postOffer } from './http'

export interface Tracks {
  readonly audio: MediaStreamTrack | null
  readonly video: MediaStreamTrack | null
}

export interface PublicationOptions {
  readonly emulatorUrl: string
  readonly rates: Rates
}

export interface PublicationEvents {
  /** Media can flow. */
  connected(): void
  /** The connection cannot be had, after the last attempt. */
  failed(reason: string): void
}

interface Connection {
  readonly pc: RTCPeerConnection
  readonly audio: RTCRtpSender
  readonly video: RTCRtpSender
  readonly offer: Promise<string>
  readonly release: Release
}

/** Waits before another attempt; then it is given up. */
const RETRY_MS = [300, 1_000, 2_000, 4_000] as const
const KBPS = 1_000

/**
 * Tracks may come and go at any time: they are exchanged in the senders, never negotiated again.
 * The offer is made early, while the session still enters, so that the answer can be asked for at once.
 */
export class Publication {
  private connection: Connection | undefined
  private tracks: Tracks = { audio: null, video: null }
  private token: string | undefined
  private attempt = 0

  constructor(
    private readonly scope: Scope,
    private readonly options: PublicationOptions,
    private readonly events: PublicationEvents,
  ) {}

  /** The senders' connection, for statistics. */
  get pc(): RTCPeerConnection | undefined {
    return this.connection?.pc
  }

  /** Chooses what is sent from now on. */
  setTracks(tracks: Tracks): void {
    this.tracks = tracks
    if (this.connection) applyTracks(this.connection, tracks)
  }

  /** Makes connection and offer ahead of `publish`. */
  prepare(): void {
    this.connection ??= this.connect()
  }

  /** Publishes with this ticket; a publication with an older ticket is dropped. */
  publish(token: string): void {
    const cut = this.connection?.pc.connectionState === 'disconnected'
    if (this.token === token && this.connection && !cut) return
    if (this.token !== undefined) this.drop()
    this.token = token
    this.attempt = 0
    void this.negotiate(token)
  }

  /** Gives the connection back. */
  drop(): void {
    this.token = undefined
    this.connection?.release()
    this.connection = undefined
  }

  private connect(): Connection {
    const pc = new RTCPeerConnection()
    const release = this.scope.own('peerConnections', () => pc.close())
    const audio = pc.addTransceiver('audio', { direction: 'sendonly' })
    const video = pc.addTransceiver('video', { direction: 'sendonly', sendEncodings: [{ maxBitrate: this.options.rates.maxKbps * KBPS }] })
    const codecs = preferredVideoCodecs(RTCRtpSender.getCapabilities('video'))
    if (codecs) video.setCodecPreferences(codecs)
    const offer = pc.setLocalDescription().then(() => pc.localDescription?.sdp ?? '')
    const connection = { pc, audio: audio.sender, video: video.sender, offer, release }
    pc.onconnectionstatechange = () => this.watch(connection)
    applyTracks(connection, this.tracks)
    return connection
  }

  private watch(connection: Connection): void {
    if (connection !== this.connection) return
    if (connection.pc.connectionState === 'connected') {
      this.attempt = 0
      this.events.connected()
    }
    if (connection.pc.connectionState === 'failed') this.again('the connection was lost')
  }

  private async negotiate(token: string): Promise<void> {
    this.prepare()
    const { connection } = this
    if (!connection) return
    try {
      const answer = await postOffer(`${this.options.emulatorUrl}/v1/whip/main`, token, await connection.offer)
      if (connection !== this.connection) return
      await connection.pc.setRemoteDescription({ type: 'answer', sdp: withRates(answer.sdp, this.options.rates) })
      await keepResolution(connection.video)
    } catch (error) {
      if (connection === this.connection) this.again(error instanceof Error ? error.message : String(error), isFinal(error))
    }
  }

  private again(reason: string, final = false): void {
    const { token } = this
    this.drop()
    const wait = RETRY_MS[this.attempt]
    if (token === undefined) return
    if (final || wait === undefined) {
      this.events.failed(reason)
      return
    }
    this.attempt += 1
    this.token = token
    this.scope.after(wait, () => {
      if (this.token === token && !this.connection) void this.negotiate(token)
    })
  }
}

/** Not worth another attempt: the emulator understood and refused. A dead media process (503) comes back, and `media` tells when. */
function isFinal(error: unknown): boolean {
  return error instanceof MediaCallFailed && [400, 401, 403, 415].includes(error.status)
}

function applyTracks(connection: Connection, tracks: Tracks): void {
  // A sender that is closed meanwhile refuses the track; the next connection gets it anyway.
  connection.audio.replaceTrack(tracks.audio).catch(() => undefined)
  connection.video.replaceTrack(tracks.video).catch(() => undefined)
}

/** The width and height of the attributes hold; a weak line costs frames instead. */
async function keepResolution(video: RTCRtpSender): Promise<void> {
  await video.setParameters({ ...video.getParameters(), degradationPreference: 'maintain-resolution' } as RTCRtpSendParameters)
}
