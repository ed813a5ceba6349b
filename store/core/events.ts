import type { ErrorCode } from '../protocol/errors/types'
import type { PlayerPhase } from './member'
import type { Credentials, JoinTarget, RoomFault } from './room'
import type { Profile } from './profile'

/** A change of somebody's stream, as native reports it. */
export interface StreamNews {
  readonly userId: string
  readonly stream: 'main' | 'aux'
  readonly on: boolean
  /** As the peer gave it: not to be trusted. */
  readonly playUrl?: string
}

export type UserEvent =
  | { readonly type: 'user/join'; readonly target: JoinTarget }
  /** `join` was called with something that cannot work. */
  | { readonly type: 'user/joinRefused'; readonly fault: RoomFault }
  | { readonly type: 'user/leave'; readonly reason: 'user' | 'disposed' }
  | { readonly type: 'user/retry' }
  | { readonly type: 'user/setMic'; readonly on: boolean }
  | { readonly type: 'user/setCamera'; readonly on: boolean }
  | { readonly type: 'user/switchCamera' }
  | {
      readonly type: 'user/subscribe'
      readonly userId: string
      readonly stream: 'main' | 'aux'
      readonly audio?: boolean
      readonly video?: boolean
    }
  | { readonly type: 'user/dismissNotice' }

export type NativeEvent =
  | { readonly type: 'native/entered' }
  /** `reason` 0 by itself, 1 removed, 2 dismissed; -1 when native gave none. */
  | { readonly type: 'native/left'; readonly reason: number }
  | { readonly type: 'native/fullList'; readonly userIds: readonly string[] }
  | { readonly type: 'native/memberJoined'; readonly userIds: readonly string[] }
  | { readonly type: 'native/memberLeft'; readonly userIds: readonly string[] }
  | { readonly type: 'native/videoAvailable'; readonly news: readonly StreamNews[] }
  | { readonly type: 'native/audioAvailable'; readonly news: readonly StreamNews[] }
  | { readonly type: 'native/networkLost' }
  | { readonly type: 'native/networkRecovered' }
  | { readonly type: 'native/networkChanged' }
  | { readonly type: 'native/suspended' }
  | { readonly type: 'native/interrupted' }
  | { readonly type: 'native/deviceFailed'; readonly device: 'mic' | 'camera'; readonly code: ErrorCode; readonly message: string }
  | { readonly type: 'native/failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly type: 'native/unknown'; readonly source: 'pusher' | 'player'; readonly code: number; readonly message: string }
  | { readonly type: 'native/stopped' }
  | { readonly type: 'native/cameraSwitched'; readonly ok: boolean }
  | { readonly type: 'native/playerState'; readonly slot: number; readonly src: string; readonly player: PlayerPhase }
  | {
      readonly type: 'native/playerFailed'
      readonly slot: number
      readonly src: string
      readonly code: ErrorCode
      readonly message: string
    }

export type SignalEvent =
  | { readonly type: 'signal/credentials'; readonly serial: number; readonly credentials: Credentials }
  | { readonly type: 'signal/credentialsFailed'; readonly serial: number; readonly fault: RoomFault }
  | { readonly type: 'signal/profiles'; readonly profiles: readonly Profile[] }

export type ClockEvent =
  | { readonly type: 'clock/fetchTimeout'; readonly serial: number }
  | { readonly type: 'clock/enterTimeout'; readonly serial: number }
  | { readonly type: 'clock/retry'; readonly serial: number }
  | { readonly type: 'clock/resumeTimeout'; readonly serial: number }
  | { readonly type: 'clock/leaveTimeout' }
  | { readonly type: 'clock/stable' }
  | { readonly type: 'clock/rollCall' }
  | { readonly type: 'clock/notice' }
  | { readonly type: 'clock/replay'; readonly slot: number; readonly src: string }

export type ViewEvent =
  /** A pusher tag shows these attributes now. */
  | { readonly type: 'view/pusherReady'; readonly tag: string; readonly serial: number; readonly mic: boolean; readonly camera: boolean }
  | { readonly type: 'view/pusherGone'; readonly tag: string }
  /** A player tag shows these attributes now. */
  | { readonly type: 'view/playerReady'; readonly slot: number; readonly src: string; readonly audio: boolean; readonly video: boolean }
  | { readonly type: 'view/pageShown' }
  | { readonly type: 'view/pageHidden' }
  | { readonly type: 'view/pageGone' }

/** All that can happen to a room: `source/fact`. */
export type RoomEvent = UserEvent | NativeEvent | SignalEvent | ClockEvent | ViewEvent
