/** One session socket: frames in order, signs of life, and what a close means. */
import type { RawData, WebSocket } from 'ws'
import type { Clock } from '../clock'
import type { Fault } from '../errors'
import { LIMITS, TIMES_MS } from '../limits'
import { enter } from '../operations/enter'
import { becomeGhost, resume } from '../operations/ghosts'
import { leave } from '../operations/leave'
import { subscribe } from '../operations/media'
import { setSending } from '../operations/publish'
import { tell, type World } from '../operations/world'
import type { Link, OutFrame, Session } from '../state/users'
import { readFrame, type InFrame } from './frames'

const CLOSE = { normal: 1_000, goingAway: 1_001, noCode: 1_005, refused: 1_008 } as const
/** Faults after which the tag can go on on the same socket. */
const MILD: readonly Fault['name'][] = ['unknown-session', 'unknown-leg']

/** How often a socket is asked for a sign of life, and how long it may stay silent. */
export interface Heartbeat {
  everyMs: number
  silentMs: number
}

/** Serves one socket until it closes. */
export class SessionSocket {
  readonly #world: World
  readonly #socket: WebSocket
  readonly #link: Link
  readonly #cancels = new Set<() => void>()
  #session: Session | undefined
  #heardAtMs: number
  #budget: { frames: number; atMs: number }

  constructor(world: World, socket: WebSocket, heartbeat: Heartbeat | undefined) {
    this.#world = world
    this.#socket = socket
    this.#link = { send: (frame) => this.#send(frame), close: (code) => socket.close(code) }
    const now = world.clock.now()
    this.#heardAtMs = now
    this.#budget = { frames: LIMITS.framesBurst, atMs: now }
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => this.#alive())
    socket.on('close', (code) => this.#closed(code))
    socket.on('error', () => socket.terminate())
    this.#after(TIMES_MS.enter, () => this.#enterTooLate())
    if (heartbeat !== undefined) this.#beat(heartbeat)
  }

  #hear(data: RawData, isBinary: boolean): void {
    // Frames that were on the way when we began to close speak for nobody any more.
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.#alive()
    if (!this.#spend()) return this.#fault({ name: 'bad-frame', field: '', message: 'too many frames' })
    const read = isBinary ? { fault: NOT_TEXT } : readFrame(data.toString())
    if ('fault' in read) return this.#fault(read.fault)
    const fault = this.#session === undefined ? this.#first(read.frame) : this.#next(this.#session, read.frame)
    if (fault !== undefined) this.#fault(fault)
  }

  #first(frame: InFrame): Fault | undefined {
    if (frame.type === 'enter') return this.#enter(frame)
    if (frame.type !== 'resume') return { name: 'enter-first', field: 'type', message: 'enter or resume comes first' }
    this.#session = resume(this.#world, this.#link, frame.token)
    if (this.#session === undefined) return { name: 'unknown-session', field: 'token', message: 'there is no such session' }
    return undefined
  }

  #enter(frame: Extract<InFrame, { type: 'enter' }>): undefined {
    const result = enter(this.#world, this.#link, frame)
    if ('session' in result) {
      this.#session = result.session
      return
    }
    this.#world.log.info({ code: result.refused.code }, 'entry refused')
    this.#send({ type: 'state', ...result.refused })
    this.#socket.close(CLOSE.normal)
  }

  #next(session: Session, frame: InFrame): Fault | undefined {
    switch (frame.type) {
      case 'enter':
      case 'resume':
        return { name: 'already-entered', field: 'type', message: 'this socket has a session' }
      case 'publish':
        return void setSending(this.#world, session, { audio: frame.audio, video: frame.video })
      case 'subscribe':
        return subscribe(this.#world, session, frame)
      case 'leave':
        return void leave(this.#world, session, { reason: 'self' })
    }
  }

  #fault(fault: Fault): void {
    if (this.#session === undefined) this.#send({ type: 'fault', ...fault })
    else tell(this.#world, this.#session, { type: 'fault', ...fault })
    if (!MILD.includes(fault.name)) this.#socket.close(CLOSE.refused)
  }

  #closed(code: number): void {
    for (const cancel of this.#cancels) cancel()
    const session = this.#session
    // Put out, or resumed on another socket: then this one no longer speaks for the session.
    if (session === undefined || session.link !== this.#link) return
    const isGoodbye = code === CLOSE.normal || code === CLOSE.goingAway || code === CLOSE.noCode
    session.link = undefined
    if (isGoodbye) leave(this.#world, session, { reason: 'self' })
    else becomeGhost(this.#world, session)
  }

  #enterTooLate(): void {
    if (this.#session === undefined) this.#fault({ name: 'enter-first', field: 'type', message: 'nothing came in time' })
  }

  #beat(heartbeat: Heartbeat): void {
    this.#after(heartbeat.everyMs, () => {
      // No goodbye has come, so this is a loss: terminate closes with 1006.
      if (this.#world.clock.now() - this.#heardAtMs >= heartbeat.silentMs) return this.#socket.terminate()
      this.#socket.ping()
      this.#beat(heartbeat)
    })
  }

  #alive(): void {
    this.#heardAtMs = this.#world.clock.now()
  }

  // A bucket that fills up with time; a tag in a loop must not keep the emulator busy.
  #spend(): boolean {
    const now = this.#world.clock.now()
    const refilled = this.#budget.frames + ((now - this.#budget.atMs) / 1_000) * LIMITS.framesPerSecond
    this.#budget = { frames: Math.min(LIMITS.framesBurst, refilled) - 1, atMs: now }
    return this.#budget.frames >= 0
  }

  #send(frame: OutFrame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  #after(...[ms, run]: Parameters<Clock['after']>): void {
    const cancel = this.#world.clock.after(ms, () => {
      this.#cancels.delete(cancel)
      run()
    })
    this.#cancels.add(cancel)
  }
}

const NOT_TEXT: Fault = { name: 'bad-json', field: '', message: 'a frame is text' }
