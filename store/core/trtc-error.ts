import { errorRow } from '../protocol/errors/table'
import { ERROR_TEXTS } from '../protocol/errors/texts'
import type { Language } from '../protocol/errors/texts'
import type { ErrorAction, ErrorCategory, ErrorCode } from '../protocol/errors/types'
import type { RoomFault } from './room'

/** What a developer or operator can do. */
const REMEDIES: Readonly<Record<ErrorAction, string>> = {
  none: '',
  retry: 'Try again.',
  rejoin: 'Enter the room again.',
  renew: 'Issue a new UserSig and privateMapKey for this user and room, and check the clock of the server that signs.',
  'restart-pusher': 'Enter the room again.',
  'recreate-player': 'The kit starts the player again by itself.',
  'open-settings': 'Ask the user to allow it, with wx.openSetting.',
  wait: 'Try again when the other app has released it.',
  'fix-config': 'Correct the value and try again.',
  'tell-operator': 'Look at the state of the account in the TRTC console.',
  stop: 'Do not enter again without asking the user.',
}

/** What the public calls reject with, and what `room.on('error')` gets. An `Error`; its `message` is for the developer and never holds a signature. */
export class TrtcError extends Error {
  /** Tells it from other errors, also across copies of the kit. */
  override readonly name = 'TrtcError'
  /** A number from native or TRTC, or a text of the kit such as `argument/room-id`. All are in errors.md. */
  readonly code: ErrorCode
  /** What it is about. */
  readonly category: ErrorCategory
  /** Can the same call succeed later without anybody changing anything. */
  readonly retryable: boolean
  /** What a developer or operator can do about it; may be empty. */
  readonly remedy: string

  /** For a credentials source that knows what went wrong: what it throws is reported as it is. */
  constructor(
    /** The same as data. */
    readonly fault: RoomFault,
  ) {
    const row = errorRow(fault.code)
    super(fault.message ? `${row.meaning} (${fault.code}: ${fault.message})` : `${row.meaning} (${fault.code})`)
    this.code = fault.code
    this.category = row.category
    this.retryable = row.retryable && !fault.final
    this.remedy = REMEDIES[row.action]
  }

  /** What to show to the user. */
  userText(language: Language): string {
    return ERROR_TEXTS[language][errorRow(this.code).text]
  }
}
