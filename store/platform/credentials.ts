import type { Credentials } from '../core/room'
import type { RoomFault } from '../core/room'
import { TrtcError } from '../core/trtc-error'
import { isSdkAppId, isUserId } from '../protocol/ids'
import type { RoomId } from '../protocol/ids'
import { Secret, redact } from '../protocol/secret'

/** What the kit asks for when it wants to enter a room. */
export interface CredentialsRequest {
  /** The room that is entered. */
  readonly room: RoomId
  /** Who `join` was told to be; without it the answer decides. */
  readonly userId?: string
}

/** What your server answers. */
export interface CredentialsAnswer {
  /** Who enters: 1 to 32 of `A-Z a-z 0-9 _ -`. */
  readonly userId: string
  /** The signature for this user. The kit never logs or stores it. */
  readonly userSig: string
  /** The ticket for this user and room. Needed when the app has advanced permission control on. */
  readonly privateMapKey?: string
  /** SDKAppID of the TRTC app. Default: the one given to `createRoom`. */
  readonly sdkAppId?: number
}

/**
 * Where UserSig and privateMapKey come from: your server. Called for every entering, so that they are always fresh, and given 10 s.
 * What it throws is reported as `auth/credentials`; a `TrtcError` is reported as it is.
 */
export type CredentialsSource = (request: CredentialsRequest) => Promise<CredentialsAnswer>

/** Checks what a source answered, and locks the signatures away. Throws `TrtcError` that names the field. */
export function toCredentials(answer: CredentialsAnswer, sdkAppId: number | undefined): Credentials {
  const app = answer.sdkAppId ?? sdkAppId
  if (!isSdkAppId(app)) throw refuse('argument/sdk-app-id', 'credentials.sdkAppId')
  if (!isUserId(answer.userId)) throw refuse('argument/user-id', 'credentials.userId')
  if (typeof answer.userSig !== 'string' || answer.userSig === '') throw refuse('argument/user-sig', 'credentials.userSig')
  const key = answer.privateMapKey
  return {
    sdkAppId: app,
    userId: answer.userId,
    userSig: new Secret(answer.userSig),
    ...(typeof key === 'string' && key !== '' ? { privateMapKey: new Secret(key) } : {}),
  }
}

/** What went wrong in a source, as data. */
export function toCredentialsFault(error: unknown): RoomFault {
  if (error instanceof TrtcError) return error.fault
  return { code: 'auth/credentials', message: error instanceof Error ? redact(error.message) : 'the credentials source failed' }
}

function refuse(code: string, field: string): TrtcError {
  return new TrtcError({ code, message: `${field} is missing or malformed`, final: true })
}
