import type { RoomEvent } from './events'
import { reduceDevices, settleDevices } from './reduce-devices'
import { reduceMembers } from './reduce-members'
import { reducePlayers } from './reduce-players'
import { isNativeTrying, recovered, reduceSession } from './reduce-session'
import { reduceView } from './reduce-view'
import type { RoomState } from './room'
import { stay, then } from './step'
import type { Step } from './step'

/** The whole behaviour of a room, as a function. Rules: docs/spec/room.md. */
export function reduceRoom(state: RoomState, event: RoomEvent): Step {
  const [next, effects] = route(state, event)
  return [settleDevices(next), effects]
}

function route(s: RoomState, e: RoomEvent): Step {
  switch (e.type) {
    case 'native/fullList':
    case 'native/memberJoined':
    case 'native/memberLeft':
    case 'native/videoAvailable':
    case 'native/audioAvailable':
      // Who hears of the others is inside.
      return then(reduceMembers(s, e), (next) => (isNativeTrying(next) ? recovered(next) : stay(next)))
    case 'clock/rollCall':
    case 'signal/profiles':
      return reduceMembers(s, e)
    case 'user/setMic':
    case 'user/setCamera':
    case 'user/switchCamera':
    case 'native/cameraSwitched':
    case 'native/deviceFailed':
      return reduceDevices(s, e)
    case 'user/subscribe':
    case 'native/playerState':
    case 'native/playerFailed':
    case 'view/playerReady':
    case 'clock/replay':
      return reducePlayers(s, e)
    case 'view/pusherReady':
    case 'view/pusherGone':
    case 'view/pageGone':
    case 'view/pageShown':
    case 'view/pageHidden':
      return reduceView(s, e)
    default:
      return reduceSession(s, e)
  }
}
