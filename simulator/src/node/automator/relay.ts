/** Between the clients of one phone and the phone's page: calls go in, answers and events come back. */
import type { AutomatorCall, FromPhone, ToPhone } from '../../shared/automator'

/** As much of a WebSocket as is used here. */
export interface Peer {
  send(text: string): void
}

interface Waiting {
  readonly call: AutomatorCall
  readonly timer: ReturnType<typeof setTimeout> | undefined
}

/** A phone that is just being opened or reloaded gets so long to come. */
const PHONE_WAIT_MS = 10_000

export class Relay {
  private readonly clients = new Map<number, Peer>()
  private readonly pending = new Map<string, Waiting>()
  private phone: Peer | undefined
  private nextClient = 1

  constructor(
    private readonly number: number,
    private readonly waitMs = PHONE_WAIT_MS,
  ) {}

  /** The phone's page is there. A page that was there before is forgotten. */
  phoneCame(phone: Peer): void {
    this.phoneWent(this.phone)
    this.phone = phone
    for (const { call, timer } of this.pending.values()) {
      clearTimeout(timer)
      this.toPhone(call)
    }
  }

  /** The phone's page went; what it was asked for will not be answered. */
  phoneWent(phone: Peer | undefined): void {
    if (phone === undefined || phone !== this.phone) return
    this.phone = undefined
    for (const { call } of [...this.pending.values()]) this.fail(call, `phone ${this.number} was closed or reloaded`)
  }

  phoneSaid(message: FromPhone): void {
    if (message.type === 'event') {
      this.clients.get(message.client)?.send(JSON.stringify({ method: message.method, params: message.params }))
      return
    }
    const { client, id } = message
    if (!this.pending.delete(keyOf(client, id))) return
    const answer = message.type === 'result' ? { id, result: message.result } : { id, error: { message: message.message } }
    this.clients.get(client)?.send(JSON.stringify(answer))
  }

  /** A client came; the number is its name from now on. */
  clientCame(client: Peer): number {
    const number = this.nextClient++
    this.clients.set(number, client)
    return number
  }

  clientWent(client: number): void {
    this.clients.delete(client)
    for (const [key, { call, timer }] of this.pending) {
      if (call.client !== client) continue
      clearTimeout(timer)
      this.pending.delete(key)
    }
    this.toPhone({ type: 'gone', client })
  }

  /** A client asks. Without a phone it waits a while for one. */
  clientAsked(asked: Omit<AutomatorCall, 'type'>): void {
    const call = { type: 'call', ...asked } as const
    const timer = this.phone ? undefined : setTimeout(() => this.fail(call, `phone ${this.number} is not open`), this.waitMs)
    this.pending.set(keyOf(call.client, call.id), { call, timer })
    this.toPhone(call)
  }

  /** Ends all waiting. */
  close(): void {
    for (const { timer } of this.pending.values()) clearTimeout(timer)
    this.pending.clear()
    this.clients.clear()
  }

  private fail({ client, id }: AutomatorCall, message: string): void {
    this.phoneSaid({ type: 'error', client, id, message })
  }

  private toPhone(message: ToPhone): void {
    this.phone?.send(JSON.stringify(message))
  }
}

function keyOf(client: number, id: string): string {
  return `${client} ${id}`
}
