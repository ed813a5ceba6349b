/** What the kit and the app server say to each other over HTTP. JSON both ways; times are Unix milliseconds. */
import type { RoomId } from './ids'

/** `POST /v1/sign-in`. The dev provider signs in whoever asks and exists for development only. */
export interface SignInRequest {
  /** Who vouches for the user. */
  readonly provider: 'dev'
  /** Display name, 1 to 32 characters. */
  readonly name: string
  /** Stable id of this device, so that two phones with one name are two users. `A-Z a-z 0-9 _ -`, at most 64. */
  readonly device?: string
}

export interface SignInReply {
  /** Bearer token of the following calls. */
  readonly token: string
  readonly userId: string
  readonly name: string
  readonly expiresAt: number
  readonly serverTime: number
}

/** `POST /v1/credentials`, with the bearer token. */
export interface CredentialsRequest {
  readonly room: RoomId
}

export interface CredentialsReply {
  readonly sdkAppId: number
  readonly userId: string
  readonly userSig: string
  readonly privateMapKey: string
  /** When the UserSig ends. */
  readonly expiresAt: number
  /** The server's clock now: what expiry is measured by. */
  readonly serverTime: number
}

/** `POST /v1/profiles`, with the bearer token. */
export interface ProfilesRequest {
  /** At most 50. */
  readonly userIds: readonly string[]
}

export interface ProfilesReply {
  /** Unknown users are left out. */
  readonly profiles: readonly { readonly userId: string; readonly name: string }[]
}

/** Every refusal of the server. */
export interface ErrorReply {
  readonly error: {
    /** kebab-case, stable. */
    readonly name: string
    /** The field at fault, where there is one. */
    readonly field?: string
    /** What is wrong, for the developer. */
    readonly message: string
    /** What to do about it. */
    readonly remedy: string
  }
}
