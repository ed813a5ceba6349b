/** What an error is about. */
export type ErrorCategory = 'argument' | 'state' | 'permission' | 'device' | 'network' | 'auth' | 'server' | 'native'

/** What helps. The store takes `retry`, `rejoin`, `renew`, `restart-pusher` and `recreate-player` by itself before it bothers anybody. */
export type ErrorAction =
  | 'none'
  | 'retry'
  | 'rejoin'
  | 'renew'
  | 'restart-pusher'
  | 'recreate-player'
  | 'open-settings'
  | 'wait'
  | 'fix-config'
  | 'tell-operator'
  | 'stop'

/** Key of what the user reads; one text serves many codes. */
export type TextKey =
  | 'cameraFailed'
  | 'cameraDenied'
  | 'cameraBusy'
  | 'microphoneFailed'
  | 'microphoneDenied'
  | 'microphoneBusy'
  | 'speakerFailed'
  | 'encodeFailed'
  | 'screenFailed'
  | 'musicFailed'
  | 'pictureFailed'
  | 'pushLost'
  | 'playLost'
  | 'playFailed'
  | 'noNetwork'
  | 'enterFailed'
  | 'serverBusy'
  | 'setupWrong'
  | 'roomIdWrong'
  | 'userIdWrong'
  | 'signInExpired'
  | 'signInRefused'
  | 'notAllowed'
  | 'notAllowedVideo'
  | 'notAllowedScreen'
  | 'sceneMismatch'
  | 'serviceUnavailable'
  | 'accountBlocked'
  | 'roomGone'
  | 'roomFull'
  | 'screenTaken'
  | 'linkFailed'
  | 'removed'
  | 'dismissed'
  | 'alreadyJoined'
  | 'cancelled'
  | 'unknown'

/** Native and TRTC codes are numbers; the kit's own are texts of the form `source/fact`. */
export type ErrorCode = number | string

export interface ErrorRow {
  readonly code: ErrorCode
  /** kebab-case, unique. */
  readonly name: string
  readonly category: ErrorCategory
  /** Can the same call succeed later without anybody changing anything. */
  readonly retryable: boolean
  readonly text: TextKey
  readonly action: ErrorAction
  /** For the developer. */
  readonly meaning: string
}

/** Errors of one kind, told apart by their codes only. */
export interface ErrorGroup extends Omit<ErrorRow, 'code' | 'name' | 'meaning'> {
  readonly rows: readonly (readonly [code: ErrorCode, name: string, meaning: string])[]
}
