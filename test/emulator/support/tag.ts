/** A live tag as far as the session socket goes. */
import WebSocket from 'ws'
import type { OutFrame } from '../../../emulator/src/state/users'
import { userSig } from './signing'

export interface EnterParts {
  userId: string
  room?: number | string
  scene?: string
  audio?: boolean
  video?: boolean
  userSig?: string
  privateMapKey?: string
  sdkAppId?: number
}

/** A push URL for the tests' application. */
export function pushUrl(parts: EnterParts): string {
  const { userId, room = 12345, scene = 'videocall', sdkAppId = 1400000001 } = parts
  const place = typeof room === 'number' ? `roomid=${room}` : `strroomid=${room}`
  const key = parts.privateMapKey === undefined ? '' : `&privatemapkey=${parts.privateMapKey}`
  const sig = parts.userSig ?? userSig({ userId })
  return `room://cloud.tencent.com/rtc?sdkappid=${sdkAppId}&${place}&userid=${userId}&usersig=${sig}&appscene=${scene}${key}`
}

export class Tag {
  readonly frames: OutFrame[] = []
  readonly socket: WebSocket
  /** The code with which the emulator closed the socket. */
  readonly closed: Promise<number>
  #token: string | undefined
  #wake: () => void = () => undefined

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('message', (data) => {
      const frame = JSON.parse(data.toString()) as OutFrame
      if (frame.type === 'entered') this.#token = frame.token
      this.frames.push(frame)
      this.#wake()
    })
    socket.on('close', () => this.#wake())
  }

  static async open(baseUrl: string, options: WebSocket.ClientOptions = {}): Promise<Tag> {
    const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/v1/session`, options)
    const tag = new Tag(socket)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return tag
  }

  /** Opens a socket and enters; answers when 1018 is there. */
  static async enter(baseUrl: string, parts: EnterParts): Promise<Tag> {
    const tag = await Tag.open(baseUrl)
    tag.sendEnter(parts)
    await tag.until((frame) => frame.type === 'state' && frame.code === 1018)
    await tag.settled()
    return tag
  }

  /** Bearer of the session that was entered on this socket. */
  get token(): string {
    if (this.#token === undefined) throw new Error('not entered')
    return this.#token
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  sendEnter(parts: EnterParts): void {
    const { audio = false, video = false } = parts
    this.send({ type: 'enter', url: pushUrl(parts), audio, video, terminal: 'browser' })
  }

  /** Waits for a frame that fits, among those that are there as well. */
  async until(fits: (frame: OutFrame) => boolean): Promise<OutFrame> {
    for (;;) {
      const found = this.frames.find(fits)
      if (found !== undefined) return found
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`closed before it came, after ${this.short().join(' | ')}`)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** A round trip: whatever the emulator had sent before is here now. */
  async settled(): Promise<void> {
    if (this.socket.readyState !== WebSocket.OPEN) return
    const answered = new Promise((resolve) => this.socket.once('pong', resolve))
    this.socket.ping()
    await Promise.race([answered, this.closed])
  }

  /** Forgets the frames so far. */
  clear(): void {
    this.frames.length = 0
  }

  /** The frames in short: `1031 bob`, `1033 bob on`, `entered`, `fault bad-json`. */
  short(): string[] {
    return this.frames.map(shorten)
  }

  async close(code?: number): Promise<void> {
    this.socket.close(code)
    await this.closed
  }
}

function shorten(frame: OutFrame): string {
  if (frame.type === 'fault') return `fault ${frame.name}`
  if (frame.type === 'media') return `media ${frame.state}`
  if (frame.type === 'entered') return 'entered'
  if (frame.code >= 1031 && frame.code <= 1034) return `${frame.code} ${shortUsers(frame.message)}`
  const reason = /reason\[\d\]/.exec(frame.message)
  return reason === null ? String(frame.code) : `${frame.code} ${reason[0]}`
}

function shortUsers(message: string): string {
  const { userlist } = JSON.parse(message) as { userlist: { userid: string; hasvideo?: boolean; hasaudio?: boolean }[] }
  return userlist
    .map((user) => {
      const on = user.hasvideo ?? user.hasaudio
      return on === undefined ? user.userid : `${user.userid} ${on ? 'on' : 'off'}`
    })
    .join(',')
}
