import type { StreamType } from '../protocol/play-url'
import type { Profile } from './profile'
import type { Wanted } from './room'

/** Somebody else in the room. */
export interface Member {
  readonly userId: string
  /** Place of the camera stream. */
  readonly main: number
  /** Place of the screen share, -1 without one. */
  readonly aux: number
  /** Named since the room was entered last; who is not when the roll call ends has left meanwhile. */
  readonly confirmed: boolean
}

/** What the player of a slot does. */
export type PlayerPhase = 'idle' | 'loading' | 'playing' | 'lost'

/** One stream on the screen. */
export interface Slot {
  readonly userId: string
  readonly stream: Exclude<StreamType, 'small'>
  /** Address of the player. Never changes in a slot's life, since a change is a black flash. */
  readonly src: string
  /** Has sent something once: from then on the player stays mounted. */
  readonly mounted: boolean
  /** What the other side sends. */
  readonly sends: { readonly audio: boolean; readonly video: boolean }
  /** What we take of it. */
  readonly audio: Wanted<boolean>
  readonly video: Wanted<boolean>
  readonly player: PlayerPhase
  /** Restarts of the player since it last played. */
  readonly restarts: number
  readonly profile: Profile | null
}
