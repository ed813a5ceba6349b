/** One `<live-pusher>`: attributes and methods in, visits to rooms out. */
import type { NativeHost, NativeInstance } from '../../native-tag'
import { Attributes } from '../attributes'
import { reportMedia } from '../media/reports'
import type { Snapshot } from '../media/snapshot'
import { PUBLISHING, PUSHER } from '../native-codes'
import type { Phone } from '../phone'
import { isRoomUrl } from '../room-url'
import { Scope } from '../scope'
import type { Sends } from '../session/frames'
import { Capture } from './capture'
import { Preview } from './preview'
import { PUSHER_ATTRIBUTES } from './properties'
import { isMirrored, toCameraRequest, toMicrophoneRequest, toRates } from './settings'
import { Visit } from './visit'

const SECOND = 'a page holds one live-pusher only; this second one does nothing'

export class Pusher implements NativeInstance {
  private readonly scope: Scope
  private readonly attributes: Attributes<typeof PUSHER_ATTRIBUTES>
  private readonly capture: Capture
  private preview: Preview | undefined
  private visit: Visit | undefined
  private goodbye: Promise<void> = Promise.resolve()
  /** Counts starts and stops: whoever waits in between sees that something newer was asked for. */
  private turn = 0
  private pushing = false
  private previewing = false
  private visible = true
  private paused = false
  private inBackground = false
  private published = false
  private encoding = false
  private readonly changed = new Set<string>()

  constructor(
    readonly host: NativeHost,
    private readonly phone: Phone,
  ) {
    this.scope = new Scope(phone.tally)
    this.attributes = new Attributes(PUSHER_ATTRIBUTES, (message) => host.warn(message))
    this.capture = new Capture(this.scope, host, {
      devices: phone.devices,
      camera: (facing) => toCameraRequest(this.values, facing),
      microphone: () => toMicrophoneRequest(this.values),
    })
  }

  /** The tag's own picture. */
  get video(): HTMLVideoElement | undefined {
    return this.preview?.video
  }

  /** What is sent now. */
  get sends(): Sends {
    const quiet = this.paused || this.values.muted || (this.inBackground && this.values.backgroundMute)
    const blind = this.paused || this.inBackground
    return { audio: this.capture.audioTrack !== null && !quiet, video: this.capture.videoTrack !== null && !blind }
  }

  update(name: string, value: unknown): void {
    if (!this.attributes.set(name, value) || !this.preview) return
    // One setData brings several attributes: they are looked at together, after the last.
    if (this.changed.size === 0) queueMicrotask(() => this.reconcile())
    this.changed.add(name)
  }

  attached(): void {
    this.preview = new Preview(this.host.element, this.scope)
    this.capture.setPosition(this.values.devicePosition === 'back' ? 'back' : 'front')
    this.mirror()
    reportMedia(this.scope, this.host, { pc: () => this.visit?.pc, audio: (pc) => pc.getSenders()[0] })
    if (!this.phone.pushers.add(this)) {
      this.host.warn(SECOND)
      this.preview.complain(SECOND)
    } else if (this.values.autopush && this.values.url !== '') this.begin()
  }

  detached(): void {
    this.phone.pushers.remove(this)
    this.visit?.close()
    this.visit = undefined
    this.scope.close()
  }

  /** Starts pushing to `url`. Resolves when it is under way; what comes of it is told by codes. */
  async start(): Promise<void> {
    this.demandPlace()
    if (this.values.url === '') throw new Error('url is empty')
    if (!isRoomUrl(this.values.url)) throw new Error('only room:// addresses can be pushed to in the simulator')
    const underWay = this.pushing && (this.visit?.pushUrl ?? this.values.url) === this.values.url
    if (!underWay) this.begin()
  }

  /** Leaves the room; resolves when the room is left. */
  async stop(): Promise<void> {
    this.turn += 1
    this.pushing = false
    const goodbye = this.leave()
    void this.refresh()
    await goodbye
  }

  async setPaused(paused: boolean): Promise<void> {
    if (!this.visit) throw new Error('not pushing')
    this.paused = paused
    this.preview?.freeze(paused)
    this.share()
  }

  async setPreviewing(on: boolean): Promise<void> {
    this.demandPlace()
    this.previewing = on
    await this.refresh()
  }

  async switchCamera(): Promise<void> {
    await this.capture.flip()
    this.mirror()
    this.share()
  }

  setVolume(volume: number): void {
    this.capture.setVolume(volume)
  }

  async snapshot(quality: unknown): Promise<Snapshot> {
    if (!this.preview) throw new Error('not in the page')
    return this.phone.snapshots.take(this.preview.video, quality)
  }

  /** The phone got another camera. */
  async sourceChanged(): Promise<void> {
    await this.capture.reopen()
    this.mirror()
    this.share()
  }

  /** True while the page that holds the tag is on top. */
  get onTop(): boolean {
    return this.visible
  }

  pageVisible(visible: boolean): void {
    this.visible = visible
  }

  /** The mini-program went to the background, or came back. */
  setBackground(inBackground: boolean): void {
    if (this.inBackground === inBackground) return
    this.inBackground = inBackground
    if (inBackground && this.visit) this.state(PUSHER.suspended, 'the mini-program is suspended')
    this.share()
  }

  private get values(): Attributes<typeof PUSHER_ATTRIBUTES>['values'] {
    return this.attributes.values
  }

  private demandPlace(): void {
    if (!this.preview) throw new Error('not in the page')
    // A second pusher gets its place when the first has gone.
    if (!this.phone.pushers.add(this)) throw new Error(SECOND)
    this.preview.complain('')
  }

  private reconcile(): void {
    const changed = new Set(this.changed)
    this.changed.clear()
    if (this.scope.closed || !this.phone.pushers.has(this)) return
    if (changed.has('localMirror')) this.mirror()
    const misled = this.visit ? this.visit.pushUrl !== this.values.url : this.values.url === ''
    if (this.pushing && misled) void this.stop()
    const invited = changed.has('url') || changed.has('autopush')
    if (invited && this.values.autopush && this.values.url !== '' && !this.pushing) this.begin()
    else void this.refresh()
  }

  /** Devices first, then the room: as native does. A stop or another start meanwhile wins. */
  private begin(): void {
    this.turn += 1
    this.pushing = true
    const { turn } = this
    void this.leave()
      .then(() => this.capture.apply(this.wanted()))
      .then(() => {
        if (turn === this.turn && !this.scope.closed) this.enter()
      })
  }

  private enter(): void {
    const { values, phone } = this
    const options = {
      emulatorUrl: phone.env.emulatorUrl,
      pushUrl: values.url,
      sends: this.sends,
      rates: toRates(values),
      link: phone.link,
    }
    // What a visit says after it was left still reaches the mini-program, but moves nothing here.
    const ifCurrent = (run: () => void) => (): void => {
      if (this.visit === visit) run()
    }
    const visit = new Visit(this.scope, options, {
      state: (code, message) => this.forward(code, message),
      interrupted: (reason) => this.interrupted(reason),
      recovered: () => this.forward(PUBLISHING, 'publishing again'),
      gaveUp: ifCurrent(() => this.gaveUp()),
      ended: ifCurrent(() => this.ended()),
      warn: (message) => this.host.warn(message),
    })
    this.visit = visit
    this.share()
  }

  private leave(): Promise<void> {
    const { visit } = this
    if (!visit) return this.goodbye
    this.forget()
    this.goodbye = visit.leave()
    return this.goodbye
  }

  private ended(): void {
    this.turn += 1
    this.pushing = false
    this.forget()
    void this.refresh()
  }

  private forget(): void {
    this.visit = undefined
    this.paused = false
    this.published = false
    this.encoding = false
    this.preview?.freeze(false)
  }

  private gaveUp(): void {
    this.state(PUSHER.connectionLost, 'connection lost, gave up')
    this.ended()
  }

  private interrupted(reason: string): void {
    this.published = false
    this.encoding = false
    this.state(PUSHER.reconnecting, reason)
  }

  private forward(code: number, message: string): void {
    this.state(code, message)
    if (code !== PUBLISHING) return
    this.published = true
    this.tellEncoding()
  }

  private wanted(): Sends {
    return { audio: this.pushing && this.values.enableMic, video: (this.pushing || this.previewing) && this.values.enableCamera }
  }

  private async refresh(): Promise<void> {
    await this.capture.apply(this.wanted())
    if (!this.scope.closed) this.share()
  }

  /** Hands what the devices give to the preview and to the others. */
  private share(): void {
    const { sends } = this
    this.preview?.show(this.capture.videoTrack)
    this.visit?.send(sends, { audio: sends.audio ? this.capture.audioTrack : null, video: sends.video ? this.capture.videoTrack : null })
    this.tellEncoding()
  }

  private tellEncoding(): void {
    const encoding = this.published && this.sends.video
    if (encoding && !this.encoding) this.state(PUSHER.encoderStarted, 'video encoder started')
    this.encoding = encoding
  }

  private mirror(): void {
    this.preview?.mirror(isMirrored(this.values, this.capture.position, this.phone.devices.source.kind))
  }

  private state(code: number, message: string): void {
    if (!this.scope.closed) this.host.emit('statechange', { code, message })
  }
}
