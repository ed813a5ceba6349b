/** One visit to a room: a session and what is published in it, from entering to leaving. */
import type { Scope } from '../scope'
import { Publication, type Tracks } from '../media/publication'
import type { Rates } from '../media/codecs'
import type { Sends } from '../session/frames'
import type { RoomLink } from '../session/room-link'
import { Session, type SessionEvents } from '../session/session'

/** What the pusher hears of its visit. */
export interface VisitEvents {
  state(code: number, message: string): void
  /** The way to the others is cut; it is being mended. */
  interrupted(reason: string): void
  /** It is mended. */
  recovered(): void
  /** It could not be mended. The visit is over. */
  gaveUp(): void
  /** The emulator ended the visit, or it ended because the pusher wanted to. */
  ended(): void
  warn(message: string): void
}

export interface VisitOptions {
  readonly emulatorUrl: string
  readonly pushUrl: string
  readonly sends: Sends
  readonly rates: Rates
  readonly link: RoomLink
}

export class Visit {
  readonly pushUrl: string
  private readonly scope: Scope
  private readonly session: Session
  private readonly publication: Publication
  private sends: Sends
  private token: string | undefined
  private mediaUp = true
  private linked = true
  private interrupted = false

  constructor(
    parent: Scope,
    private readonly options: VisitOptions,
    private readonly events: VisitEvents,
  ) {
    this.scope = parent.child()
    this.pushUrl = options.pushUrl
    this.sends = options.sends
    this.publication = new Publication(this.scope, options, {
      connected: () => this.checkRecovered(),
      failed: (reason) => events.warn(`publishing failed: ${reason}`),
    })
    if (sendsAnything(this.sends)) this.publication.prepare()
    const address = `${options.emulatorUrl.replace(/^http/, 'ws')}/v1/session`
    const openSocket = (): WebSocket => new WebSocket(address)
    this.session = new Session(this.scope, { pushUrl: options.pushUrl, sends: this.sends, openSocket }, this.sessionEvents())
  }

  /** The connection that publishes, for statistics. */
  get pc(): RTCPeerConnection | undefined {
    return this.publication.pc
  }

  /** What is sent from now on. Nothing is published until there is something to send. */
  send(sends: Sends, tracks: Tracks): void {
    this.publication.setTracks(tracks)
    if (sends.audio === this.sends.audio && sends.video === this.sends.video) return
    this.sends = sends
    this.session.publish(sends)
    this.publish()
  }

  /** Leaves, and waits for the goodbye. */
  async leave(): Promise<void> {
    this.publication.drop()
    this.options.link.drop(this.session)
    await this.session.leave()
    this.close()
  }

  /** Leaves at once; nothing is told any more. */
  close(): void {
    this.options.link.drop(this.session)
    this.session.close()
    this.scope.close()
  }

  private sessionEvents(): SessionEvents {
    return {
      state: this.events.state,
      entered: (token) => this.enter(token),
      media: (up) => this.media(up),
      resumed: () => {
        this.linked = true
        this.open()
      },
      reconnecting: (attempt) => {
        this.linked = false
        this.interrupt(`connection lost, attempt ${attempt} to reconnect`)
      },
      gaveUp: () => this.over(this.events.gaveUp),
      ended: () => this.over(this.events.ended),
      fault: (name, message) => this.events.warn(`the emulator refused a frame: ${name} ${message}`),
    }
  }

  private enter(token: string): void {
    this.token = token
    this.mediaUp = true
    this.linked = true
    // After a new entry the emulator tells by itself when publishing begins.
    this.interrupted = false
    this.open()
  }

  private media(up: boolean): void {
    if (up === this.mediaUp) return
    this.mediaUp = up
    if (!up) {
      this.publication.drop()
      this.interrupt('the media server is away')
    }
    this.open()
  }

  /** Lets the players in, and publishes. */
  private open(): void {
    if (this.token === undefined) return
    this.options.link.set({ token: this.token, session: this.session, mediaUp: this.mediaUp })
    this.publish()
    this.checkRecovered()
  }

  private interrupt(reason: string): void {
    this.interrupted = true
    this.events.interrupted(reason)
  }

  private checkRecovered(): void {
    const flowing = !sendsAnything(this.sends) || this.publication.pc?.connectionState === 'connected'
    if (!this.interrupted || !this.linked || !this.mediaUp || !flowing) return
    this.interrupted = false
    this.events.recovered()
  }

  private publish(): void {
    if (this.token !== undefined && this.mediaUp && sendsAnything(this.sends)) this.publication.publish(this.token)
  }

  private over(tell: () => void): void {
    this.close()
    tell()
  }
}

function sendsAnything(sends: Sends): boolean {
  return sends.audio || sends.video
}
