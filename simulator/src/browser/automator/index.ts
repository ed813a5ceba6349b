/** The phone's side of the automator: answers the calls of clients that come through the server. */
import type { FromPhone, ToPhone } from '../../shared/automator'
import { onNextFrame } from '../host/view-queue'
import type { PhoneApi } from '../phone-api'
import { APP_VERBS } from './app-verbs'
import { Client, type Verb } from './client'
import { ELEMENT_VERBS } from './element-verbs'
import { PAGE_VERBS } from './page-verbs'

const VERBS: Readonly<Record<string, Verb>> = { ...APP_VERBS, ...PAGE_VERBS, ...ELEMENT_VERBS }
const RECONNECT_MS = 1_000
/** What may change the view: answered when the view shows it, as a tester expects. */
const ACTS = /\.(?:tap|touch\w+|triggerEvent|dispatchEvent|setData|call\w+)$/

/** Connects this phone's page; `window.__phone` has to be there. */
export function connectAutomator(phone: number): { dispose(): void } {
  const api = window.__phone
  if (!api) throw new Error('the phone is not there yet')
  const link = new PhoneLink(api, new URL(`/__sim/automator?phone=${phone}`, location.href.replace(/^http/, 'ws')))
  return { dispose: () => link.dispose() }
}

class PhoneLink {
  private readonly clients = new Map<number, Client>()
  private socket: WebSocket | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly phone: PhoneApi,
    private readonly address: URL,
  ) {
    this.connect()
  }

  dispose(): void {
    clearTimeout(this.timer)
    const { socket } = this
    this.socket = undefined
    socket?.close()
    this.forgetAll()
  }

  private connect(): void {
    const socket = new WebSocket(this.address)
    this.socket = socket
    socket.onmessage = ({ data }) => this.hear(JSON.parse(String(data)) as ToPhone)
    socket.onclose = () => {
      if (this.socket !== socket) return
      this.forgetAll()
      this.timer = setTimeout(() => this.connect(), RECONNECT_MS)
    }
  }

  private hear(message: ToPhone): void {
    if (message.type === 'call') {
      void this.answer(message)
      return
    }
    this.clients.get(message.client)?.gone()
    this.clients.delete(message.client)
  }

  private async answer({ client: number, id, method, params }: ToPhone & { type: 'call' }): Promise<void> {
    try {
      await this.phone.ready
      const verb = VERBS[method]
      if (!verb) throw new Error(`the simulator does not know ${method}`)
      const result = await verb(this.client(number), params)
      if (ACTS.test(method)) await new Promise<void>((then) => onNextFrame(then))
      this.say({ type: 'result', client: number, id, result: result ?? {} })
    } catch (error) {
      this.say({ type: 'error', client: number, id, message: textOf(error) })
    }
  }

  private client(number: number): Client {
    const client =
      this.clients.get(number) ?? new Client(this.phone, (method, params) => this.say({ type: 'event', client: number, method, params }))
    this.clients.set(number, client)
    return client
  }

  private say(message: FromPhone): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  private forgetAll(): void {
    for (const client of this.clients.values()) client.gone()
    this.clients.clear()
  }
}

/** `wx` functions fail with `{ errMsg }`, everything else with an Error. */
function textOf(error: unknown): string {
  if (error instanceof Error) return error.message
  const { errMsg } = (typeof error === 'object' && error !== null ? error : {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : String(error)
}
