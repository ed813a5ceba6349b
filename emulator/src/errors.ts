/** Everything the emulator refuses: native codes of a session, faults of a frame, errors of an HTTP call. */

/** Native codes that the emulator sends as a refusal, with the sentence that goes with each. */
export const REFUSALS = {
  [-1313]: 'the push URL is not a room:// URL',
  [-3317]: 'sdkappid is missing or not a number',
  [-3318]: 'roomid is missing or not in 1..4294967295',
  [-3319]: 'userid is missing or not 1..32 of A-Z a-z 0-9 _ -',
  [-3320]: 'usersig is missing',
  [-100006]: 'privilege bits check failed',
  [-100011]: 'wrong scene: everybody in a room uses the same kind of scene',
  [-100014]: 'strroomid has a character outside A-Z a-z 0-9 _ -',
  [-100018]: 'UserSig check failed',
  [-102010]: 'no permission to create the room',
  [-102011]: 'no permission to enter the room',
  [-102013]: 'no permission to send video',
  [-102019]: 'no permission to receive video',
  [-102030]: 'strroomid is longer than 64 bytes',
  [-102052]: 'the room is full',
} as const

/** A native code that refuses something. */
export type RefusalCode = keyof typeof REFUSALS

/** Why a UserSig was refused; native shows these only inside the text of -100018. */
export const SIGNATURE_FAULTS = {
  [-70001]: 'UserSig expired',
  [-70003]: 'UserSig is malformed',
  [-70009]: 'UserSig was made with another secret key',
  [-70013]: 'UserSig was made for another user',
  [-70014]: 'UserSig was made for another sdkappid',
  [-70020]: 'sdkappid not found',
} as const

/** An inner code of -100018. */
export type SignatureFault = keyof typeof SIGNATURE_FAULTS

/** A refusal as it goes to a tag: one statechange. */
export interface Refusal {
  code: RefusalCode
  message: string
}

/** Refusal of an entry, with an own sentence where the table's is too general. */
export function refusal(code: RefusalCode, text: string = REFUSALS[code]): Refusal {
  return { code, message: `enter room failed, err[${code}]: ${text}` }
}

/** Refusal for a bad signature: outside always -100018, inside the reason. */
export function signatureRefusal(fault: SignatureFault): Refusal {
  return { code: -100018, message: `enter room failed, err[${fault}]: ${SIGNATURE_FAULTS[fault]}` }
}

/** Why a frame of the session socket was refused. */
export type FaultName = 'bad-json' | 'bad-frame' | 'frame-too-large' | 'enter-first' | 'already-entered' | 'unknown-session' | 'unknown-leg'

/** A refused frame. `field` is empty where no single field is at fault. */
export interface Fault {
  name: FaultName
  field: string
  message: string
}

/** Names of HTTP errors and the status of each. */
export const HTTP_ERRORS = {
  'bad-sdp': 400,
  'bad-request': 400,
  'unknown-session': 401,
  'not-permitted': 403,
  'foreign-origin': 403,
  'no-such-user': 404,
  'no-such-room': 404,
  'no-such-path': 404,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-legs': 429,
  internal: 500,
  'media-down': 503,
} as const

/** Name of an HTTP error. */
export type HttpErrorName = keyof typeof HTTP_ERRORS

/** An error that an HTTP call answers as `{ error: { name, field, message } }`. */
export class HttpError extends Error {
  override readonly name: HttpErrorName
  readonly field: string

  constructor(name: HttpErrorName, message: string, field = '') {
    super(message)
    this.name = name
    this.field = field
  }

  /** The HTTP status. */
  get status(): number {
    return HTTP_ERRORS[this.name]
  }
}
