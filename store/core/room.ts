/** What a room is: the state, what can happen to it, and what it asks for. Plain JSON apart from `Secret`. Rules: docs/spec/room.md. */
import type { ErrorCode } from '../protocol/errors/types'
import type { RoomId } from '../protocol/ids'
import type { Secret } from '../protocol/secret'
import type { Scene } from '../protocol/scene'
import type { Member, Slot } from './member'
import type { Profile } from './profile'

/** Something that went wrong, as data. The error table says the rest about `code`. */
export interface RoomFault {
  /** As in errors.md. */
  readonly code: ErrorCode
  /** For the developer; never holds a signature. */
  readonly message: string
  /** Trying again cannot help, whatever the table says of the code. */
  readonly final?: boolean
}

/**
 * What a reconnection waits for: `native` reconnects by itself, `waiting` a timer, `fetching` credentials, `entering` native to enter,
 * `no-tag` a tag to enter with, `interrupted` the end of a phone call.
 */
export type ReconnectStep = 'native' | 'waiting' | 'fetching' | 'entering' | 'no-tag' | 'interrupted'

/**
 * Who ended the session: `user` by `leave` or the button, `page` by going away, `native` by itself, `removed` somebody put me out,
 * `dismissed` the room was dissolved, `failed` with a fatal error, `disposed` by `dispose`.
 */
export type LeaveReason = 'user' | 'page' | 'native' | 'removed' | 'dismissed' | 'failed' | 'disposed'

/**
 * Where a session is: no session (`idle`, `failed`), asking for credentials, entering, in the room, out of it for a while, leaving.
 * After `failed`, `retry` and `join` work.
 */
export type RoomPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'fetching' }
  | { readonly kind: 'entering' }
  | { readonly kind: 'inRoom' }
  | { readonly kind: 'reconnecting'; readonly step: ReconnectStep }
  | { readonly kind: 'leaving'; readonly reason: LeaveReason }
  | { readonly kind: 'failed'; readonly fault: RoomFault }

/** What somebody wants and what is so; pending while they differ. */
export interface Wanted<T> {
  /** What the app or the user asked for last. */
  readonly wanted: T
  /** What native does. */
  readonly actual: T
}

/** Where to go. */
export interface JoinTarget {
  readonly room: RoomId
  /** Who to be; without it the credentials say so. */
  readonly userId?: string
  readonly mic: boolean
  readonly camera: boolean
}

/** What native needs to know who is entering. */
export interface Credentials {
  readonly sdkAppId: number
  readonly userId: string
  readonly userSig: Secret
  readonly privateMapKey?: Secret
}

/** The one `<live-pusher>` of the room. `id` is empty while there is none; the rest is what it shows now. */
export interface PusherTag {
  readonly id: string
  readonly serial: number
  readonly mic: boolean
  readonly camera: boolean
}

/** The push URL; `serial` counts the changes, so that a tag can say which one it shows. */
export interface PushUrl {
  readonly url: Secret | null
  readonly serial: number
  /** `start` was called for this URL. */
  readonly started: boolean
}

export type Facing = 'front' | 'back'

export interface RoomState {
  readonly phase: RoomPhase
  readonly scene: Scene
  readonly target: JoinTarget | null
  readonly userId: string
  /** Native has reported entering at least once since `user/join`. */
  readonly entered: boolean
  /** Counts fetches of credentials: an answer to an older one is late. */
  readonly serial: number
  /** Attempts since the room was last stable. */
  readonly attempt: number
  /** New credentials were fetched after a refusal; a second refusal ends it. */
  readonly renewed: boolean
  readonly push: PushUrl
  readonly tag: PusherTag
  /** The page of the pusher is in the background. */
  readonly hidden: boolean
  /** Native announced that it leaves while in the background (5000). */
  readonly suspended: boolean
  readonly mic: Wanted<boolean>
  readonly camera: Wanted<boolean>
  readonly facing: Wanted<Facing>
  /** In the order in which they came. Lists, not records: `constructor` and `__proto__` are user ids. */
  readonly members: readonly Member[]
  /** A stream keeps its place for life; `null` is a free place. */
  readonly slots: readonly (Slot | null)[]
  /** Who left lately, the last one at the end: their late news is not news. */
  readonly departed: readonly string[]
  /** Who is shown how; the latest at the end. */
  readonly profiles: readonly Profile[]
  /** The last thing that went wrong without ending the session. */
  readonly notice: RoomFault | null
}

const NO_TAG: PusherTag = { id: '', serial: -1, mic: false, camera: false }

export const initialRoom: RoomState = {
  phase: { kind: 'idle' },
  scene: 'videocall',
  target: null,
  userId: '',
  entered: false,
  serial: 0,
  attempt: 0,
  renewed: false,
  push: { url: null, serial: 0, started: false },
  tag: NO_TAG,
  hidden: false,
  suspended: false,
  mic: { wanted: false, actual: false },
  camera: { wanted: false, actual: false },
  facing: { wanted: 'front', actual: 'front' },
  members: [],
  slots: [],
  departed: [],
  profiles: [],
  notice: null,
}

/** The tag of a room that has none. */
export const noTag: PusherTag = NO_TAG
