/**
 * A pusher's place in a room: one socket to the emulator, opened again when it is lost.
 * Knows frames and reconnecting; what the codes mean to a mini-program is the pusher's business.
 */
import { Scope } from '../scope'
import { parseFrame, type InFrame, type OutFrame, type Sends } from './frames'

/** As much of a `WebSocket` as the session uses. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>

/** What the session tells. */
export interface SessionEvents {
  /** A code for the mini-program. */
  state(code: number, message: string): void
  /** In the room, with a ticket for the media calls. Again after an entry that had to be repeated: the old ticket is void then. */
  entered(token: string): void
  /** The media process of the emulator died, or is back. */
  media(up: boolean): void
  /** The place in the room was kept: everything goes on with the same ticket. */
  resumed(): void
  /** The socket was lost; this is the n-th attempt to get it back. */
  reconnecting(attempt: number): void
  /** All attempts failed. Nothing follows. */
  gaveUp(): void
  /** The emulator ended it: refused, left, removed. Nothing follows. */
  ended(): void
  /** The emulator did not accept a frame of ours: a mistake on one of the two sides. */
  fault(name: string, message: string): void
}

export interface SessionOptions {
  /** The push URL. Never logged: it holds the UserSig. */
  readonly pushUrl: string
  /** What will be sent at first. */
  readonly sends: Sends
  openSocket(): Socket
}

/** Waits between attempts to reconnect; the last one is repeated. */
const BACK_OFF_MS = [250, 500, 1_000, 2_000, 4_000, 8_000] as const
/** The emulator keeps a lost user for so long; later attempts are pointless. */
const GIVE_UP_AFTER_MS = 90_000
const LEFT = 1019
/** A resume that is refused is refused sooner than this. */
const QUIET_MS = 500
/** Leaving waits so long for the emulator's goodbye. */
const GOODBYE_MS = 1_000
const NORMAL_CLOSE = 1000

export class Session {
  private readonly scope: Scope
  private socket: { readonly raw: Socket; release(): void } | undefined
  private token: string | undefined
  private sends: Sends
  private readonly legs = new Map<string, Sends>()
  private attempt = 0
  private lostForMs = 0
  private resuming = false
  private over = false
  private leaving: (() => void) | undefined

  constructor(
    parent: Scope,
    private readonly options: SessionOptions,
    private readonly events: SessionEvents,
  ) {
    this.scope = parent.child()
    this.sends = options.sends
    this.connect()
  }

  /** What the pusher sends from now on. */
  publish(sends: Sends): void {
    this.sends = sends
    this.sendWhenIn({ type: 'publish', ...sends })
  }

  /** What a player wants of its leg from now on. */
  subscribe(leg: string, wants: Sends): void {
    this.legs.set(leg, wants)
    this.sendWhenIn({ type: 'subscribe', leg, ...wants })
  }

  /** A leg was given back. */
  forget(leg: string): void {
    this.legs.delete(leg)
  }

  /** Leaves the room; resolves when the emulator said goodbye, or did not for a second. Codes still arrive until then. */
  leave(): Promise<void> {
    if (this.over) return Promise.resolve()
    if (!this.socket || this.token === undefined || this.resuming) {
      this.close()
      return Promise.resolve()
    }
    this.send({ type: 'leave' })
    return new Promise((resolve) => {
      this.leaving = resolve
      this.scope.after(GOODBYE_MS, () => this.close())
    })
  }

  /** Leaves without waiting for anything, and says nothing more. */
  close(): void {
    this.over = true
    const leaving = this.leaving
    this.leaving = undefined
    const { socket } = this
    this.socket = undefined
    socket?.raw.close(NORMAL_CLOSE)
    socket?.release()
    this.scope.close()
    leaving?.()
  }

  private connect(): void {
    const raw = this.options.openSocket()
    const release = this.scope.own('sockets', () => {
      raw.onopen = raw.onmessage = raw.onclose = null
      raw.close(NORMAL_CLOSE)
    })
    this.socket = { raw, release }
    raw.onopen = () => this.introduce()
    raw.onmessage = ({ data }) => this.receive(data)
    raw.onclose = ({ code }) => this.lost(code)
  }

  private introduce(): void {
    this.resuming = this.token !== undefined
    if (this.token !== undefined) {
      this.send({ type: 'resume', token: this.token })
      // Somebody who is alone in the room gets no list: then silence is the answer.
      this.scope.after(QUIET_MS, () => this.resumed())
    } else this.send({ type: 'enter', url: this.options.pushUrl, ...this.sends, terminal: 'mini-program' })
  }

  private receive(data: unknown): void {
    const frame = parseFrame(data)
    if (!frame) return
    if (frame.type === 'fault') this.refused(frame.name, frame.message)
    else {
      this.resumed()
      this.obey(frame)
    }
  }

  private obey(frame: Exclude<InFrame, { type: 'fault' }>): void {
    if (frame.type === 'media') this.events.media(frame.up)
    else if (frame.type === 'entered') this.enter(frame.token)
    else {
      this.events.state(frame.code, frame.message)
      if (frame.code === LEFT) this.end()
    }
  }

  private enter(token: string): void {
    const again = this.token === token
    this.token = token
    this.attempt = 0
    this.lostForMs = 0
    if (!again) this.events.entered(token)
  }

  /** The first frame after a resume shows that the place was kept; what was said while the line was dead is said again. */
  private resumed(): void {
    if (!this.resuming || !this.socket) return
    this.resuming = false
    this.attempt = 0
    this.lostForMs = 0
    this.send({ type: 'publish', ...this.sends })
    for (const [leg, wants] of this.legs) this.send({ type: 'subscribe', leg, ...wants })
    this.events.resumed()
  }

  private refused(name: string, message: string): void {
    if (name === 'unknown-session') {
      this.token = undefined
      this.legs.clear()
      this.introduce()
      return
    }
    // A leg that went away while its wish was on the way is nobody's mistake.
    if (name !== 'unknown-leg') this.events.fault(name, message)
  }

  private lost(code: number): void {
    this.socket?.release()
    this.socket = undefined
    if (this.over) return
    if (code === NORMAL_CLOSE || this.leaving) this.end()
    else this.retry()
  }

  private retry(): void {
    if (this.lostForMs >= GIVE_UP_AFTER_MS) {
      this.close()
      this.events.gaveUp()
      return
    }
    const wait = BACK_OFF_MS[Math.min(this.attempt, BACK_OFF_MS.length - 1)] ?? 0
    this.attempt += 1
    this.lostForMs += wait
    this.resuming = this.token !== undefined
    this.events.reconnecting(this.attempt)
    this.scope.after(wait, () => this.connect())
  }

  private end(): void {
    if (this.over) return
    this.close()
    this.events.ended()
  }

  private sendWhenIn(frame: OutFrame): void {
    if (this.token !== undefined && !this.resuming) this.send(frame)
  }

  private send(frame: OutFrame): void {
    this.socket?.raw.send(JSON.stringify(frame))
  }
}
