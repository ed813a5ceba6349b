/** One stream that a player receives: a connection, and its end. Whoever wants it again opens another. */
import type { Scope } from '../scope'
import type { PlaySource } from '../room-url'
import type { Sends } from '../session/frames'
import type { RoomTicket } from '../session/room-link'
import { preferredVideoCodecs } from './codecs'
import { deleteResource, MediaCallFailed, postOffer, resourceId } from './http'

export interface LegEvents {
  /** The emulator has answered. */
  answered(): void
  /** Media can flow. */
  connected(): void
  /** It is over. `patient`: nothing is wrong with us, the media process is away, and waiting is enough. */
  failed(reason: string, patient: boolean): void
}

export interface LegOptions {
  readonly emulatorUrl: string
  readonly ticket: RoomTicket
  readonly source: PlaySource
  readonly wants: Sends
}

const MEDIA_DOWN = 503

export class Leg {
  /** Picture and sound; complete from the start. */
  readonly stream = new MediaStream()
  readonly pc = new RTCPeerConnection()
  private readonly scope: Scope
  private wants: Sends
  private id: string | undefined

  constructor(
    parent: Scope,
    private readonly options: LegOptions,
    private readonly events: LegEvents,
  ) {
    this.scope = parent.child()
    this.wants = options.wants
    this.scope.own('peerConnections', () => this.pc.close())
    this.pc.onconnectionstatechange = () => this.watch()
    this.addReceivers()
    void this.negotiate()
  }

  /** False when the connection was cut, which may be noticed long before it counts as failed. */
  get alive(): boolean {
    return this.pc.connectionState !== 'disconnected' && this.pc.connectionState !== 'failed'
  }

  /** Subscription control: what does not come is not sent either. */
  subscribe(wants: Sends): void {
    if (wants.audio === this.wants.audio && wants.video === this.wants.video) return
    this.wants = wants
    if (this.id !== undefined) this.options.ticket.session.subscribe(this.id, wants)
  }

  /** Gives it back; no event follows. */
  close(): void {
    this.scope.close()
  }

  private addReceivers(): void {
    const audio = this.pc.addTransceiver('audio', { direction: 'recvonly' })
    const video = this.pc.addTransceiver('video', { direction: 'recvonly' })
    const codecs = preferredVideoCodecs(RTCRtpReceiver.getCapabilities('video'))
    if (codecs) video.setCodecPreferences(codecs)
    this.stream.addTrack(audio.receiver.track)
    this.stream.addTrack(video.receiver.track)
  }

  private watch(): void {
    if (this.scope.closed) return
    if (this.pc.connectionState === 'connected') this.events.connected()
    if (this.pc.connectionState === 'failed') this.fail('the connection was lost', false)
  }

  private async negotiate(): Promise<void> {
    const { ticket } = this.options
    try {
      await this.pc.setLocalDescription()
      const asked = this.wants
      const { sdp, location } = await postOffer(this.address(asked), ticket.token, this.pc.localDescription?.sdp ?? '')
      if (this.scope.closed) {
        deleteResource(location, ticket.token)
        return
      }
      this.keep(location, asked)
      await this.pc.setRemoteDescription({ type: 'answer', sdp })
      if (!this.scope.closed) this.events.answered()
    } catch (error) {
      if (!this.scope.closed) this.fail(error instanceof Error ? error.message : String(error), isMediaDown(error))
    }
  }

  private address(wants: Sends): string {
    const { emulatorUrl, source } = this.options
    const query = `audio=${wants.audio ? 1 : 0}&video=${wants.video ? 1 : 0}`
    return `${emulatorUrl}/v1/whep/${encodeURIComponent(source.userId)}/${source.streamType}?${query}`
  }

  /** From here on the leg has a name: it is given back at the end, and a wish that changed meanwhile is told. */
  private keep(location: string, asked: Sends): void {
    const { ticket } = this.options
    const id = resourceId(location)
    this.id = id
    this.scope.defer(() => {
      ticket.session.forget(id)
      deleteResource(location, ticket.token)
    })
    if (this.wants !== asked) ticket.session.subscribe(id, this.wants)
  }

  private fail(reason: string, patient: boolean): void {
    this.close()
    this.events.failed(reason, patient)
  }
}

function isMediaDown(error: unknown): boolean {
  return error instanceof MediaCallFailed && error.status === MEDIA_DOWN
}
