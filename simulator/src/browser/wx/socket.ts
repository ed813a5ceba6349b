import { wxFunction, type Callbacks } from './call'
import type { WxHost, WxPart } from './host'

interface ConnectOptions extends Callbacks {
  readonly url: string
  readonly protocols?: readonly string[]
  readonly header?: object
}

type Listener = (value: object) => void
type SocketEvent = 'Open' | 'Message' | 'Close' | 'Error'

const isLoopbackUrl = (url: string): boolean =>
  URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)

/** Codes that a page may close with; WeChat takes any. */
const closeCode = (code: number | undefined): number => (code !== undefined && code >= 3000 && code <= 4999 ? code : 1000)

/** A WebSocket as `wx` shows it. */
export class SocketTask {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  private readonly listeners: Record<SocketEvent, Set<Listener>> = {
    Open: new Set(),
    Message: new Set(),
    Close: new Set(),
    Error: new Set(),
  }
  private socket: WebSocket | null = null

  onOpen = (listener: Listener): void => void this.listeners.Open.add(listener)
  onMessage = (listener: Listener): void => void this.listeners.Message.add(listener)
  onClose = (listener: Listener): void => void this.listeners.Close.add(listener)
  onError = (listener: Listener): void => void this.listeners.Error.add(listener)

  send = wxFunction<{ data: string | ArrayBuffer }>('sendSocketMessage', ({ data }) => {
    if (this.socket?.readyState !== WebSocket.OPEN) throw new Error('SocketTask.readyState is not OPEN')
    this.socket.send(data)
  })

  close = wxFunction<{ code?: number; reason?: string }>('closeSocket', ({ code, reason }) => {
    this.socket?.close(closeCode(code), reason)
  })

  get readyState(): number {
    return this.socket?.readyState ?? this.CLOSED
  }

  open({ url, protocols }: ConnectOptions): void {
    const socket = new WebSocket(url, [...(protocols ?? [])])
    this.socket = socket
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => this.emit('Open', { header: {}, profile: {} }))
    socket.addEventListener('message', (event: MessageEvent<string | ArrayBuffer>) => this.emit('Message', { data: event.data }))
    socket.addEventListener('close', ({ code, reason }) => this.emit('Close', { code, reason }))
    socket.addEventListener('error', () => this.emit('Error', { errMsg: `connectSocket:fail ${url} cannot be reached` }))
  }

  /** Never connected at all: said a moment later, when listeners are there. */
  fail(message: string): void {
    setTimeout(() => this.emit('Error', { errMsg: `connectSocket:fail ${message}` }))
  }

  private emit(event: SocketEvent, value: object): void {
    for (const listener of [...this.listeners[event]]) listener(value)
  }
}

/** `wx.connectSocket`: straight from the page, to this machine only. */
export const socketPart = ({ log }: WxHost): WxPart => ({
  connectSocket: (options: ConnectOptions): SocketTask => {
    const task = new SocketTask()
    const connect = wxFunction<ConnectOptions>('connectSocket', ({ url, header }) => {
      if (!isLoopbackUrl(url)) {
        const message = `${url} is not on this machine: the simulator connects to nothing beyond loopback`
        task.fail(message)
        throw new Error(message)
      }
      if (header && Object.keys(header).length > 0)
        log.warnOnce('connectSocket: browsers send no headers of their own choice; header is left out')
      task.open(options)
    })
    // Its errors are the listeners' business.
    connect(options)?.catch(() => {})
    return task
  },
})
