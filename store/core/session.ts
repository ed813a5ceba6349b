/** The ways of a session: how it begins, is repeated, and ends. */
import { errorRow } from '../protocol/errors/table'
import type { RoomEffect } from './effects'
import { FETCH_TIMEOUT_MS, LEAVE_TIMEOUT_MS, MAX_JOIN_ATTEMPTS, MAX_REJOIN_ATTEMPTS, retryDelay } from './retry'
import { initialRoom } from './room'
import type { JoinTarget, LeaveReason, ReconnectStep, RoomFault, RoomPhase, RoomState } from './room'
import { unconfirmAll } from './roster'
import { notice, stay, then } from './step'
import type { Step } from './step'

/** Starts from nothing but what outlives a session: the tag, the page and the faces. */
export function begin(s: RoomState, target: JoinTarget): Step {
  return fetchCredentials(
    {
      ...initialRoom,
      scene: s.scene,
      serial: s.serial,
      push: { ...initialRoom.push, serial: s.push.serial },
      tag: s.tag,
      hidden: s.hidden,
      facing: s.facing,
      profiles: s.profiles,
      target,
      mic: { wanted: target.mic, actual: false },
      camera: { wanted: target.camera, actual: false },
      attempt: 1,
    },
    { kind: 'fetching' },
  )
}

export function fetchCredentials(s: RoomState, phase: RoomPhase = reconnecting('fetching')): Step {
  if (!s.target) return stay(s)
  const serial = s.serial + 1
  return [
    { ...s, serial, phase },
    [
      { type: 'credentials/fetch', serial, room: s.target.room, userId: s.target.userId ?? '' },
      { type: 'clock/after', timer: 'fetch', ms: FETCH_TIMEOUT_MS, event: { type: 'clock/fetchTimeout', serial } },
    ],
  ]
}

/** Stops native and stands before the door. */
export function stepOut(s: RoomState, step: ReconnectStep): Step {
  return [{ ...withoutUrl(unconfirmAll(s)), phase: reconnecting(step) }, [...stopPusher(s), { type: 'clock/cancelAll' }]]
}

/** Enters again with fresh credentials, after `ms`; 0 is at once. */
export function reenter(s: RoomState, ms: number): Step {
  return then(stepOut(s, 'waiting'), (outside) =>
    ms === 0
      ? fetchCredentials(outside)
      : [outside, [{ type: 'clock/after', timer: 'retry', ms, event: { type: 'clock/retry', serial: outside.serial } }]],
  )
}

/** Tries again later, each time a little later, until it has been too often. */
export function retryLater(s: RoomState, fault: RoomFault): Step {
  const attempt = s.attempt + 1
  if (attempt > (s.entered ? MAX_REJOIN_ATTEMPTS : MAX_JOIN_ATTEMPTS)) return fail(s, fault)
  return reenter({ ...s, attempt }, retryDelay(s.attempt))
}

/** Something went wrong: what the error table advises, as far as it fits the phase. */
export function reduceFault(s: RoomState, fault: RoomFault): Step {
  if (!isActive(s)) return stay(s)
  const { action } = errorRow(fault.code)
  const isOutside = !isInside(s)
  if (fault.final) return isOutside ? fail(s, fault) : notice(s, fault)
  switch (action) {
    case 'rejoin':
    case 'restart-pusher':
      return retryLater(s, fault)
    case 'retry':
      return isOutside ? retryLater(s, fault) : notice(s, fault)
    case 'renew':
      // Inside, it is about one kind of media that the ticket does not allow: the session goes on.
      if (!isOutside) return notice(s, fault)
      return s.renewed ? fail(s, fault) : reenter({ ...s, renewed: true }, 0)
    case 'stop':
      return fail(s, fault)
    case 'fix-config':
    case 'tell-operator':
      return isOutside ? fail(s, fault) : notice(s, fault)
    case 'none':
    case 'wait':
    case 'open-settings':
    case 'recreate-player':
      return notice(s, fault)
  }
}

/** The end, with a reason that the user reads. */
export function fail(s: RoomState, fault: RoomFault, reason: LeaveReason = 'failed'): Step {
  return [
    { ...ended(s), target: s.target, phase: { kind: 'failed', fault } },
    [
      ...stopPusher(s),
      { type: 'clock/cancelAll' },
      { type: 'app/notify', news: { name: 'error', fault, fatal: true } },
      ...tellLeft(s, reason),
    ],
  ]
}

/** Leaves. Waits for native only where native has something to stop. */
export function leave(s: RoomState, reason: LeaveReason): Step {
  if (s.phase.kind === 'idle' || s.phase.kind === 'leaving') return stay(s)
  if (s.phase.kind === 'failed') return [ended(s), [{ type: 'clock/cancelAll' }]]
  if (!s.push.started || s.tag.id === '') return end(s, reason)
  return [
    // The URL stays until native has stopped: Android does not stop cleanly without it.
    { ...s, members: [], slots: [], departed: [], notice: null, phase: { kind: 'leaving', reason } },
    [
      { type: 'clock/cancelAll' },
      { type: 'pusher/stop', tag: s.tag.id },
      { type: 'clock/after', timer: 'leave', ms: LEAVE_TIMEOUT_MS, event: { type: 'clock/leaveTimeout' } },
    ],
  ]
}

/** Left. */
export function end(s: RoomState, reason: LeaveReason): Step {
  return [ended(s), [{ type: 'clock/cancelAll' }, ...tellLeft(s, reason)]]
}

export function reconnecting(step: ReconnectStep): RoomPhase {
  return { kind: 'reconnecting', step }
}

/** Can a session begin. */
export function isFree({ phase }: RoomState): boolean {
  return phase.kind === 'idle' || phase.kind === 'failed'
}

/** Is a session going on. */
export function isActive({ phase }: RoomState): boolean {
  return phase.kind !== 'idle' && phase.kind !== 'failed' && phase.kind !== 'leaving'
}

/** Does native hold the room, or try to by itself. */
export function isInside({ phase }: RoomState): boolean {
  return phase.kind === 'inRoom' || (phase.kind === 'reconnecting' && phase.step === 'native')
}

function withoutUrl(s: RoomState): RoomState {
  return s.push.url === null ? s : { ...s, push: { url: null, serial: s.push.serial + 1, started: false } }
}

function stopPusher(s: RoomState): readonly RoomEffect[] {
  return s.push.started && s.tag.id !== '' ? [{ type: 'pusher/stop', tag: s.tag.id }] : []
}

function ended(s: RoomState): RoomState {
  return {
    ...withoutUrl(s),
    phase: { kind: 'idle' },
    target: null,
    entered: false,
    attempt: 0,
    renewed: false,
    suspended: false,
    members: [],
    slots: [],
    departed: [],
    notice: null,
  }
}

function tellLeft(s: RoomState, reason: LeaveReason): readonly RoomEffect[] {
  return s.entered ? [{ type: 'app/notify', news: { name: 'left', reason } }] : []
}
