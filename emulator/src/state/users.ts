/** A user in a room: the session of one pusher. */
import type { Kinds } from '../media/messages'
import type { NativeState } from '../native-messages'
import type { RoomName } from '../push-url'
import type { Fault } from '../errors'
import type { Room } from './rooms'

/** A frame from the emulator to a tag. */
export type OutFrame =
  | ({ type: 'state' } & NativeState)
  | { type: 'entered'; token: string; userId: string; room: RoomName }
  | { type: 'media'; state: 'down' | 'up' }
  | ({ type: 'fault' } & Fault)

/** The socket of a session, as rooms see it. */
export interface Link {
  send(frame: OutFrame): void
  close(code: number): void
}

/** What kind of client a tag is. */
export type Terminal = 'mini-program' | 'browser'

/** A played stream of a session. */
export interface PlayedLeg {
  id: string
  /** What the permission bits let through. */
  allowed: Kinds
  wanted: Kinds
}

/** Everything about one user in one room. */
export interface Session {
  readonly token: string
  readonly userId: string
  readonly room: Room
  readonly terminal: Terminal
  /** Permission bits. */
  readonly bits: number
  readonly enteredAtMs: number
  /** Undefined while the socket is lost: then the user is a ghost. */
  link: Link | undefined
  /** Others see this user. */
  isAnchor: boolean
  /** What the tag says it sends. */
  asked: Kinds
  /** What of that is allowed: what others see. */
  sends: Kinds
  /** 1002 was sent. */
  begun: boolean
  publicationId: string | undefined
  readonly legs: Map<string, PlayedLeg>
  /** Anchors who left while this user was a ghost. */
  readonly missed: Set<string>
  /** The media process died while this user was a ghost. */
  lostMedia: boolean
  cancelGhost: (() => void) | undefined
}

/** Nothing of both kinds. */
export const NOTHING: Kinds = { audio: false, video: false }

/** True when a user sends anything. */
export const isSending = (session: Session): boolean => session.sends.audio || session.sends.video
