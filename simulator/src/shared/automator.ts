/** What the server and a phone's page say to each other about the automator; the client's own words are inside. */

/** A call of a client, on its way to the phone. */
export interface AutomatorCall {
  readonly type: 'call'
  /** Which client asks. */
  readonly client: number
  /** The client's id of the call. */
  readonly id: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A client is gone: what it had changed is put back. */
export interface AutomatorGone {
  readonly type: 'gone'
  readonly client: number
}

/** From the server to the phone. */
export type ToPhone = AutomatorCall | AutomatorGone

/** From the phone to the server. */
export type FromPhone =
  | { readonly type: 'result'; readonly client: number; readonly id: string; readonly result: unknown }
  | { readonly type: 'error'; readonly client: number; readonly id: string; readonly message: string }
  | { readonly type: 'event'; readonly client: number; readonly method: string; readonly params: unknown }

/** Name of the parameter that stands for `functionDeclaration` on the phone's side: the address of a script that exports it. */
export const SCRIPT_PARAM = 'script'
