/** Rules RM60 to RM69 of docs/spec/room.md: the tags come and go. */
import type { RoomEvent } from './events'
import { enterTimer, isEntering, reducePage } from './reduce-session'
import { noTag } from './room'
import type { PusherTag, RoomState } from './room'
import { unconfirmAll } from './roster'
import { end, isInside, leave, reconnecting } from './session'
import { notice, stay, then } from './step'
import type { Step } from './step'

type TagEvent = Extract<
  RoomEvent,
  { type: 'view/pusherReady' | 'view/pusherGone' | 'view/pageGone' | 'view/pageShown' | 'view/pageHidden' }
>

export function reduceView(s: RoomState, e: TagEvent): Step {
  switch (e.type) {
    case 'view/pusherReady':
      return pusherReady(s, { id: e.tag, serial: e.serial, mic: e.mic, camera: e.camera })
    case 'view/pusherGone':
      return e.tag === s.tag.id ? pusherGone(s) : stay(s)
    case 'view/pageGone':
      return leave(s, 'page')
    case 'view/pageShown':
    case 'view/pageHidden':
      return reducePage(s, e)
  }
}

function pusherReady(s: RoomState, tag: PusherTag): Step {
  if (s.tag.id !== '' && s.tag.id !== tag.id) return notice(s, { code: 'state/second-pusher', message: 'the first trtc-pusher stays' })
  return then(stay({ ...s, tag }), start)
}

/** The tag shows the URL: native may begin. */
function start(s: RoomState): Step {
  const isLate = s.push.started || s.push.url === null || s.tag.serial !== s.push.serial
  if (isLate) return stay(s)
  if (!isEntering(s) && !isWithoutTag(s)) return stay(s)
  const phase = isEntering(s) ? s.phase : reconnecting('entering')
  return [{ ...s, phase, push: { ...s.push, started: true } }, [{ type: 'pusher/start', tag: s.tag.id }, ...enterTimer(s)]]
}

/** Its end is not the room's: another tag may come. Whether the page is gone is another event. */
function pusherGone(s: RoomState): Step {
  const without: RoomState = { ...s, tag: noTag, facing: { wanted: 'front', actual: 'front' } }
  if (s.phase.kind === 'leaving') return end(without, s.phase.reason)
  const unstarted: RoomState = { ...without, push: { ...s.push, started: false } }
  // Before the first entering the timer goes on: it says that there is no tag.
  if (!s.entered || !(isInside(s) || isEntering(s))) return stay(unstarted)
  return [
    { ...unconfirmAll(unstarted), phase: reconnecting('no-tag') },
    [
      { type: 'clock/cancel', timer: 'enter' },
      { type: 'clock/cancel', timer: 'resume' },
      { type: 'clock/cancel', timer: 'stable' },
    ],
  ]
}

function isWithoutTag({ phase }: RoomState): boolean {
  return phase.kind === 'reconnecting' && phase.step === 'no-tag'
}
