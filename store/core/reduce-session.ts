/** Rules RM1 to RM19 of docs/spec/room.md: entering, coming back, leaving. */
import { Secret } from '../protocol/secret'
import { toPushUrl } from '../protocol/push-url'
import type { RoomEvent } from './events'
import { ENTER_TIMEOUT_MS, RESUME_TIMEOUT_MS, ROLL_CALL_MS, STABLE_MS } from './retry'
import type { Credentials, RoomState } from './room'
import { askProfile, unconfirmAll } from './roster'
import {
  begin,
  end,
  fail,
  fetchCredentials,
  isActive,
  isFree,
  isInside,
  leave,
  reconnecting,
  reduceFault,
  reenter,
  retryLater,
  stepOut,
} from './session'
import { notice, stay, then } from './step'
import type { Step } from './step'

type SessionEvent = Extract<
  RoomEvent,
  {
    type:
      | 'user/join'
      | 'user/joinRefused'
      | 'user/leave'
      | 'user/retry'
      | 'user/dismissNotice'
      | 'signal/credentials'
      | 'signal/credentialsFailed'
      | 'native/entered'
      | 'native/left'
      | 'native/stopped'
      | 'native/networkLost'
      | 'native/networkRecovered'
      | 'native/networkChanged'
      | 'native/suspended'
      | 'native/interrupted'
      | 'native/failed'
      | 'native/unknown'
      | 'clock/fetchTimeout'
      | 'clock/enterTimeout'
      | 'clock/retry'
      | 'clock/resumeTimeout'
      | 'clock/leaveTimeout'
      | 'clock/stable'
      | 'clock/notice'
  }
>

export function reduceSession(s: RoomState, e: SessionEvent): Step {
  switch (e.type) {
    case 'user/join':
      return isFree(s) ? begin(s, e.target) : stay(s)
    case 'user/joinRefused':
      return isFree(s) ? fail({ ...s, target: null }, e.fault) : stay(s)
    case 'user/leave':
      return leave(s, e.reason)
    case 'user/retry':
      return retry(s)
    case 'user/dismissNotice':
    case 'clock/notice':
      return stay(s.notice ? { ...s, notice: null } : s)
    case 'signal/credentials':
      return isAwaited(s, e.serial) ? enter(s, e.credentials) : stay(s)
    case 'signal/credentialsFailed':
      return isAwaited(s, e.serial) ? reduceFault(s, e.fault) : stay(s)
    case 'native/entered':
      return entered(s)
    case 'native/left':
      return left(s, e.reason)
    case 'native/stopped':
    case 'clock/leaveTimeout':
      return s.phase.kind === 'leaving' ? end(s, s.phase.reason) : stay(s)
    case 'native/networkLost':
      return s.phase.kind === 'inRoom' ? lost(s) : stay(s)
    case 'native/networkRecovered':
      return isNativeTrying(s) ? recovered(s) : stay(s)
    case 'native/networkChanged':
      return isInside(s) ? reenter(s, 0) : stay(s)
    case 'native/suspended':
      return stay(isActive(s) ? { ...s, suspended: true } : s)
    case 'native/interrupted':
      return interrupted(s)
    case 'native/failed':
      return reduceFault(s, { code: e.code, message: e.message })
    case 'native/unknown':
      return notice(s, { code: 'native/unknown', message: `${e.source} reported ${e.code}${e.message && `: ${e.message}`}` })
    default:
      return reduceSessionClock(s, e)
  }
}

function reduceSessionClock(s: RoomState, e: Extract<SessionEvent, { type: `clock/${string}` }>): Step {
  switch (e.type) {
    case 'clock/fetchTimeout':
      return isAwaited(s, e.serial)
        ? reduceFault(s, { code: 'network/server', message: 'no credentials within the time allowed' })
        : stay(s)
    case 'clock/enterTimeout':
      return e.serial === s.serial && isEntering(s) ? enterTimeout(s) : stay(s)
    case 'clock/retry':
      return isWaiting(s) && e.serial === s.serial ? fetchCredentials(s) : stay(s)
    case 'clock/resumeTimeout':
      return e.serial === s.serial && isNativeTrying(s) ? reenter(s, 0) : stay(s)
    case 'clock/stable':
      return stay(s.phase.kind === 'inRoom' ? { ...s, attempt: 0, renewed: false } : s)
    default:
      return stay(s)
  }
}

/** The page of the pusher came to the foreground or went to the background. */
export function reducePage(s: RoomState, e: Extract<RoomEvent, { type: 'view/pageShown' | 'view/pageHidden' }>): Step {
  const hidden = e.type === 'view/pageHidden'
  const now: RoomState = s.hidden === hidden ? s : { ...s, hidden }
  if (hidden) return stay(now)
  if (isWaiting(s) || isInterrupted(s)) return fetchNow(now)
  if (!s.suspended) return stay(now)
  const awake: RoomState = { ...now, suspended: false }
  if (!isNativeTrying(s)) return stay(awake)
  const event = { type: 'clock/resumeTimeout', serial: s.serial } as const
  return [awake, [{ type: 'clock/after', timer: 'resume', ms: RESUME_TIMEOUT_MS, event }]]
}

function enter(s: RoomState, credentials: Credentials): Step {
  const { target } = s
  if (!target) return stay(s)
  if (target.userId !== undefined && target.userId !== credentials.userId) {
    return fail(s, {
      code: 'auth/credentials',
      message: `credentials are for ${credentials.userId}, not for ${target.userId}`,
      final: true,
    })
  }
  const url = new Secret(toPushUrl({ ...credentials, room: target.room, scene: s.scene }))
  const phase = s.phase.kind === 'fetching' ? ({ kind: 'entering' } as const) : reconnecting('entering')
  return [
    { ...s, phase, userId: credentials.userId, push: { url, serial: s.push.serial + 1, started: false } },
    [{ type: 'clock/cancel', timer: 'fetch' }, ...enterTimer(s), ...askProfile(s, credentials.userId)],
  ]
}

/** Gives native its time to enter. */
export function enterTimer({ serial }: RoomState) {
  return [{ type: 'clock/after', timer: 'enter', ms: ENTER_TIMEOUT_MS, event: { type: 'clock/enterTimeout', serial } }] as const
}

function enterTimeout(s: RoomState): Step {
  if (s.tag.id === '') return fail(s, { code: 'state/no-pusher', message: 'no trtc-pusher of this room came up', final: true })
  return retryLater(s, { code: 'network/join-timeout', message: `native did not enter within ${ENTER_TIMEOUT_MS} ms` })
}

function entered(s: RoomState): Step {
  if (s.phase.kind === 'inRoom') return rollCall(s)
  const isExpected = s.push.started && (isEntering(s) || isNativeTrying(s))
  if (!isExpected || !s.target) return stay(s)
  const inside = then(recovered(s), (next) => [
    { ...next, entered: true, suspended: false, departed: [] },
    [{ type: 'clock/cancel', timer: 'enter' }],
  ])
  if (s.entered) return then(inside, rollCall)
  const news = { name: 'joined', room: s.target.room, userId: s.userId } as const
  return then(inside, (next) => [next, [{ type: 'app/notify', news }]])
}

/** Native names everybody after 1018. Who was here before and is not named has left meanwhile. */
function rollCall(s: RoomState): Step {
  if (s.members.every(({ confirmed }) => confirmed)) return stay(s)
  return [s, [{ type: 'clock/after', timer: 'rollCall', ms: ROLL_CALL_MS, event: { type: 'clock/rollCall' } }]]
}

function left(s: RoomState, reason: number): Step {
  if (s.phase.kind === 'leaving') return end(s, s.phase.reason)
  if (!s.push.started || !isActive(s)) return stay(s)
  if (reason === 0) return leftByItself(s)
  if (reason === 2) return fail(s, { code: 'state/dismissed', message: 'the room was dissolved' }, 'dismissed')
  // No reason is what a kick looks like on some versions, but also what is left of our own stop.
  if (reason < 0 && !isInside(s)) return stay(s)
  return fail(s, { code: 'state/removed', message: `native left with reason ${reason}` }, 'removed')
}

/** Reason 0 without being asked. In the background native comes back by itself; while entering it is the echo of the last stop. */
function leftByItself(s: RoomState): Step {
  if (s.phase.kind !== 'inRoom') return stay(s)
  return s.suspended ? lost(s) : end(s, 'native')
}

function lost(s: RoomState): Step {
  return [{ ...unconfirmAll(s), phase: reconnecting('native') }, [{ type: 'clock/cancel', timer: 'stable' }]]
}

/** Inside again, or for the first time. */
export function recovered(s: RoomState): Step {
  return [
    { ...s, phase: { kind: 'inRoom' } },
    [
      { type: 'clock/cancel', timer: 'resume' },
      { type: 'clock/after', timer: 'stable', ms: STABLE_MS, event: { type: 'clock/stable' } },
    ],
  ]
}

/** A phone call took the devices. In the background the next show ends the wait, in the foreground a timer. */
function interrupted(s: RoomState): Step {
  if (!isInside(s)) return stay(s)
  return s.hidden
    ? stepOut(s, 'interrupted')
    : retryLater(s, { code: 'native/interrupted', message: 'a phone or WeChat call took the devices' })
}

function retry(s: RoomState): Step {
  if (s.phase.kind === 'failed') return s.target ? begin(s, s.target) : stay(s)
  return isWaiting(s) || isInterrupted(s) ? fetchNow(s) : stay(s)
}

function fetchNow(s: RoomState): Step {
  const [next, effects] = fetchCredentials(s)
  return [next, [{ type: 'clock/cancel', timer: 'retry' }, ...effects]]
}

function isAwaited({ phase, serial }: RoomState, answered: number): boolean {
  return serial === answered && (phase.kind === 'fetching' || (phase.kind === 'reconnecting' && phase.step === 'fetching'))
}

/** Has a URL and waits for native to enter. */
export function isEntering({ phase }: RoomState): boolean {
  return phase.kind === 'entering' || (phase.kind === 'reconnecting' && phase.step === 'entering')
}

/** Is native coming back by itself. */
export function isNativeTrying({ phase }: RoomState): boolean {
  return phase.kind === 'reconnecting' && phase.step === 'native'
}

function isWaiting({ phase }: RoomState): boolean {
  return phase.kind === 'reconnecting' && phase.step === 'waiting'
}

function isInterrupted({ phase }: RoomState): boolean {
  return phase.kind === 'reconnecting' && phase.step === 'interrupted'
}
