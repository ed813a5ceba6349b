/** What a verb knows when it runs: the phone, the client that asks, and what that client has changed. */
import type { PageEntry, PhoneApi } from '../phone-api'
import { Handles } from './handles'
import { WxMocks } from './wx-mocks'

export type Params = Readonly<Record<string, unknown>>

/** Does what a call asks for; the answer must survive JSON. */
export type Verb = (client: Client, params: Params) => unknown

/** One connected client. */
export class Client {
  readonly handles = new Handles()
  readonly mocks: WxMocks
  private readonly undo = new Set<() => void>()

  constructor(
    readonly phone: PhoneApi,
    /** Sends an event to this client. */
    readonly tell: (method: string, params: unknown) => void,
  ) {
    this.mocks = new WxMocks(phone.wx)
    this.undo.add(() => this.mocks.restoreAll())
  }

  /** Runs when the client goes. */
  onGone(undo: () => void): void {
    this.undo.add(undo)
  }

  gone(): void {
    for (const undo of this.undo) undo()
    this.undo.clear()
  }

  /** The page that a call is about. */
  page(params: Params): PageEntry {
    const page = this.phone.stack().find(({ id }) => id === params['pageId'])
    if (!page) throw new Error('this page is not open any more')
    return page
  }

  /** Calls a function that the client sent as text. */
  async call(script: unknown, args: unknown): Promise<unknown> {
    const { phone } = this
    const made = (await import(String(script))) as { default: (...scope: unknown[]) => (...given: unknown[]) => unknown }
    const run = made.default(
      phone.wx,
      () => phone.app.get(),
      () => phone.stack().map(({ page }) => page.caller),
    )
    return run(...toList(args))
  }
}

/** Arguments of a call; nothing given means none. */
export function toList(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? (args as unknown[]) : []
}

/** Names that a call asks for. */
export function toNames(names: unknown): readonly string[] {
  if (!Array.isArray(names)) throw new Error('names must be a list')
  return names.map(String)
}
