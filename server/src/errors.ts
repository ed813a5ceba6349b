/** Every refusal of the server: one table, one error class, one shape on the wire. */
import type { ErrorReply } from '../../store/protocol/server-api'

interface Row {
  readonly status: number
  /** Used when the thrower says nothing more exact. */
  readonly message: string
  readonly remedy: string
}

/** Name -> status, message, remedy. Names are stable: clients switch on them. */
export const SERVER_ERRORS = {
  'bad-field': {
    status: 400,
    message: 'A field is missing or not as it should be.',
    remedy: 'Correct the named field; the shapes are in docs/spec/server.md.',
  },
  'bad-json': { status: 400, message: 'The body is not JSON.', remedy: 'Send one JSON object as the body.' },
  'bad-request': { status: 400, message: 'The request is not well-formed HTTP.', remedy: 'Check the address, the method and the headers.' },
  'not-signed-in': {
    status: 401,
    message: 'The call carries no session token.',
    remedy: 'Sign in with POST /v1/sign-in and send its token as "Authorization: Bearer <token>".',
  },
  'session-expired': { status: 401, message: 'The session has ended.', remedy: 'Sign in again.' },
  'session-invalid': { status: 401, message: 'The session token is not one of this server.', remedy: 'Sign in again.' },
  'dev-sign-in-off': {
    status: 403,
    message: 'Sign-in by name alone is switched off.',
    remedy: 'Start the server with --dev on your own machine; in production put your own sign-in here.',
  },
  'wrong-host': {
    status: 403,
    message: 'While anybody may sign in, the server answers to 127.0.0.1, ::1 and localhost only.',
    remedy: 'Use one of these names, or start the server with an access token (--token).',
  },
  'not-found': {
    status: 404,
    message: 'There is nothing at this address.',
    remedy: 'Check the path; with an access token, it comes first in the path.',
  },
  'method-not-allowed': {
    status: 405,
    message: 'This address does not take this method.',
    remedy: 'Use the method that the Allow header names.',
  },
  'body-too-large': { status: 413, message: 'The body is larger than 16 KiB.', remedy: 'Send less.' },
  'unsupported-media-type': { status: 415, message: 'The body is not declared as JSON.', remedy: 'Send "Content-Type: application/json".' },
  'too-many-requests': { status: 429, message: 'Too many requests in a minute.', remedy: 'Wait as long as the Retry-After header says.' },
  internal: {
    status: 500,
    message: 'The server failed.',
    remedy: 'Try again; the reason is in the log of the server under this request id.',
  },
} as const satisfies Record<string, Row>

export type ServerErrorName = keyof typeof SERVER_ERRORS

/** A refusal. Thrown by routes and hooks, turned into a reply in one place. */
export class ServerError extends Error {
  readonly status: number
  readonly field: string | undefined

  constructor(
    readonly reason: ServerErrorName,
    detail: { readonly message?: string; readonly field?: string } = {},
  ) {
    super(detail.message ?? SERVER_ERRORS[reason].message)
    this.name = 'ServerError'
    this.status = SERVER_ERRORS[reason].status
    this.field = detail.field
  }

  /** The body of the reply. */
  toReply(): ErrorReply {
    const field = this.field === undefined ? {} : { field: this.field }
    return { error: { name: this.reason, ...field, message: this.message, remedy: SERVER_ERRORS[this.reason].remedy } }
  }
}
