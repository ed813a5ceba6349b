/** One `<live-player>`: plays a stream of the room that the phone's pusher is in. */
import type { NativeHost, NativeInstance } from '../../native-tag'
import { Attributes } from '../attributes'
import { Leg } from '../media/leg'
import { reportMedia } from '../media/reports'
import type { Snapshot } from '../media/snapshot'
import { PLAYER } from '../native-codes'
import type { Phone } from '../phone'
import { parsePlaySource, type PlaySource } from '../room-url'
import { Scope } from '../scope'
import type { Sends } from '../session/frames'
import type { RoomTicket } from '../session/room-link'
import { watchFrames } from './first-frames'
import { PLAYER_ATTRIBUTES } from './properties'
import { Screen } from './screen'

/** A player without a room speaks up after this time. */
const LONELY_MS = 5_000
/** Sound alone counts as playing when no picture came along within this time. */
const PICTURE_WAIT_MS = 500
/** Waits before another attempt; then it is given up. */
const RETRY_MS = [500, 1_500, 4_000] as const
/** The media process is away: asking again costs nothing and counts for nothing. */
const PATIENT_MS = 500

interface Round {
  readonly ticket: RoomTicket
  readonly leg: Leg
  readonly scope: Scope
}

export class Player implements NativeInstance {
  private readonly scope: Scope
  private readonly attributes: Attributes<typeof PLAYER_ATTRIBUTES>
  private screenOrNone: Screen | undefined
  /** From play to stop. */
  private playing: Scope | undefined
  private source: PlaySource | undefined
  private round: Round | undefined
  private attempt = 0
  private started = false
  private size = ''
  private muted = false
  private paused = false
  private hiddenPage = false
  private changed = false

  constructor(
    readonly host: NativeHost,
    private readonly phone: Phone,
  ) {
    this.scope = new Scope(phone.tally)
    this.attributes = new Attributes(PLAYER_ATTRIBUTES, (message) => host.warn(message))
  }

  /** What is played, while something is. */
  get playingSource(): PlaySource | undefined {
    return this.playing ? this.source : undefined
  }

  get video(): HTMLVideoElement | undefined {
    return this.screenOrNone?.video
  }

  get leg(): Leg | undefined {
    return this.round?.leg
  }

  update(name: string, value: unknown): void {
    if (!this.attributes.set(name, value) || !this.screenOrNone || this.changed) return
    this.changed = true
    queueMicrotask(() => this.reconcile())
  }

  attached(): void {
    this.screenOrNone = new Screen(this.host.element, this.scope, (message) => this.host.warn(message))
    this.phone.players.add(this)
    reportMedia(this.scope, this.host, { pc: () => this.round?.leg.pc, audio: (pc) => pc.getReceivers()[0] })
    this.show()
    if (this.values.autoplay && this.values.src !== '') this.begin()
  }

  detached(): void {
    this.phone.players.delete(this)
    this.end()
    this.scope.close()
  }

  pageVisible(visible: boolean): void {
    this.hiddenPage = !visible
    this.show()
  }

  async play(): Promise<void> {
    this.paused = false
    if (!this.playing) this.begin()
    this.show()
    if (!this.playing) throw new Error('src is not a play address of a room')
  }

  async stop(): Promise<void> {
    this.end()
  }

  /** Toggles, as native does. */
  async toggleMute(): Promise<void> {
    this.muted = !this.muted
    this.show()
  }

  async setPaused(paused: boolean): Promise<void> {
    if (!this.playing) throw new Error('not playing')
    this.paused = paused
    this.show()
  }

  async snapshot(quality: unknown): Promise<Snapshot> {
    return this.phone.snapshots.take(this.screen().video, quality)
  }

  /** Direction 0, 90 or -90; undefined ends it. */
  async setFullScreen(direction: number | undefined): Promise<void> {
    this.screen().enlarge(direction)
    this.host.emit('fullscreenchange', { direction: direction ?? 0, fullScreen: direction !== undefined })
  }

  private get values(): Attributes<typeof PLAYER_ATTRIBUTES>['values'] {
    return this.attributes.values
  }

  private screen(): Screen {
    if (!this.screenOrNone) throw new Error('not in the page')
    return this.screenOrNone
  }

  private reconcile(): void {
    this.changed = false
    if (this.scope.closed) return
    const next = parsePlaySource(this.values.src)
    const same = next?.userId === this.source?.userId && next?.streamType === this.source?.streamType
    const wasPlaying = this.playing !== undefined
    if (!same) this.end()
    if (!this.playing && !same && this.values.src !== '' && (wasPlaying || this.values.autoplay)) this.begin()
    this.show()
  }

  private begin(): void {
    this.source = parsePlaySource(this.values.src)
    if (!this.source) {
      if (this.values.src !== '') this.host.warn('the simulator plays room:// addresses only')
      return
    }
    const playing = this.scope.child()
    this.playing = playing
    this.attempt = 0
    this.started = false
    this.size = ''
    this.state(PLAYER.loading, 'loading')
    playing.after(LONELY_MS, () => {
      if (!this.phone.link.ticket) this.host.warn('no live-pusher of this phone is in a room, so there is nothing to play from')
    })
    playing.defer(this.phone.link.follow((ticket) => this.follow(ticket)))
  }

  private end(): void {
    this.closeRound()
    this.playing?.close()
    this.playing = undefined
    this.source = undefined
    this.paused = false
    this.screenOrNone?.show(null)
  }

  /** A new ticket voids what was opened with the old one; the same ticket again changes nothing. */
  private follow(ticket: RoomTicket | undefined): void {
    if (ticket?.mediaUp && this.round?.ticket.token === ticket.token && this.round.leg.alive) return
    const interrupted = this.closeRound()
    if (ticket?.mediaUp) this.openRound(ticket)
    else if (interrupted && ticket) this.state(PLAYER.reconnecting, 'the media server is away')
  }

  private closeRound(): boolean {
    const { round } = this
    this.round = undefined
    round?.scope.close()
    return round !== undefined
  }

  private openRound(ticket: RoomTicket): void {
    const { source, playing } = this
    if (!source || !playing) return
    const scope = playing.child()
    const options = { emulatorUrl: this.phone.env.emulatorUrl, ticket, source, wants: this.wants() }
    const leg = new Leg(scope, options, {
      answered: () => undefined,
      connected: () => this.connected(),
      failed: (reason, patient) => this.failed(reason, patient),
    })
    this.round = { ticket, leg, scope }
    this.screen().show(leg.stream)
    watchFrames(
      scope,
      { video: this.screen().video, stream: leg.stream },
      {
        firstVideo: () => {
          this.state(PLAYER.firstVideoFrame, 'first video frame')
          this.begun()
        },
        firstAudio: () => {
          this.state(PLAYER.firstAudioFrame, 'first audio frame')
          scope.after(PICTURE_WAIT_MS, () => this.begun())
        },
        resized: (width, height) => this.resized(width, height),
      },
    )
  }

  private connected(): void {
    this.attempt = 0
    this.started = false
    this.state(PLAYER.connected, 'connected')
    this.state(PLAYER.pulling, 'begin pulling')
  }

  private begun(): void {
    if (this.started) return
    this.started = true
    this.state(PLAYER.playing, 'playing begins')
  }

  private resized(width: number, height: number): void {
    const size = `${width}x${height}`
    if (size === this.size) return
    this.size = size
    this.state(PLAYER.resolutionChanged, `resolution changed to ${size}`)
  }

  private failed(reason: string, patient: boolean): void {
    this.closeRound()
    const wait = patient ? PATIENT_MS : RETRY_MS[this.attempt]
    if (wait === undefined) {
      this.end()
      this.state(PLAYER.connectionLost, `disconnected, gave up: ${reason}`)
      return
    }
    if (!patient) {
      this.attempt += 1
      this.state(PLAYER.reconnecting, `disconnected, attempt ${this.attempt} to reconnect: ${reason}`)
    }
    this.playing?.after(wait, () => {
      const { ticket } = this.phone.link
      if (ticket?.mediaUp && !this.round) this.openRound(ticket)
    })
  }

  private wants(): Sends {
    const still = this.paused || (this.hiddenPage && this.values.autoPauseIfNavigate)
    return { audio: !still && !this.values.muteAudio, video: !still && !this.values.muteVideo }
  }

  /** Brings screen and subscription in line with the attributes. */
  private show(): void {
    const screen = this.screenOrNone
    if (!screen) return
    screen.fit(this.values.objectFit)
    screen.mute(this.muted || this.values.muted)
    screen.freeze(this.paused || (this.hiddenPage && this.values.autoPauseIfNavigate))
    this.round?.leg.subscribe(this.wants())
  }

  private state(code: number, message: string): void {
    if (!this.scope.closed) this.host.emit('statechange', { code, message })
  }
}
