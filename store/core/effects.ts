import type { RoomId } from '../protocol/ids'
import type { ClockEvent } from './events'
import type { LeaveReason, RoomFault } from './room'

/** Names of the timers. Setting one again replaces it. */
export type TimerId = 'fetch' | 'enter' | 'retry' | 'resume' | 'leave' | 'stable' | 'rollCall' | 'notice' | `player:${number}`

/** What an app can listen to. */
export type RoomNews =
  | { readonly name: 'joined'; readonly room: RoomId; readonly userId: string }
  | { readonly name: 'left'; readonly reason: LeaveReason }
  | { readonly name: 'memberjoin'; readonly userId: string }
  | { readonly name: 'memberleave'; readonly userId: string }
  /** `fatal`: the session ended with it. */
  | { readonly name: 'error'; readonly fault: RoomFault; readonly fatal: boolean }

/** All that a room asks of the world: `target/verb`. */
export type RoomEffect =
  | { readonly type: 'credentials/fetch'; readonly serial: number; readonly room: RoomId; readonly userId: string }
  | { readonly type: 'profiles/fetch'; readonly userIds: readonly string[] }
  | { readonly type: 'pusher/start'; readonly tag: string }
  | { readonly type: 'pusher/stop'; readonly tag: string }
  | { readonly type: 'pusher/switchCamera'; readonly tag: string }
  | { readonly type: 'player/play'; readonly slot: number }
  | { readonly type: 'clock/after'; readonly timer: TimerId; readonly ms: number; readonly event: ClockEvent }
  | { readonly type: 'clock/cancel'; readonly timer: TimerId }
  /** Every timer of the session. */
  | { readonly type: 'clock/cancelAll' }
  | { readonly type: 'app/notify'; readonly news: RoomNews }
