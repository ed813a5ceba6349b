import type { RoomEffect } from './effects'
import type { RoomFault, RoomState } from './room'

/** What an event leads to. */
export type Step = readonly [state: RoomState, effects: readonly RoomEffect[]]

/** Nothing happens. */
export function stay(state: RoomState): Step {
  return [state, []]
}

/** Runs `next` on the state of `step` and keeps the effects of both, in order. */
export function then([state, effects]: Step, next: (state: RoomState) => Step): Step {
  const [after, more] = next(state)
  return more.length === 0 ? [after, effects] : [after, [...effects, ...more]]
}

/** How long a notice stays on the screen. */
export const NOTICE_MS = 6_000

/** Tells app and user of a fault that ends nothing. */
export function notice(state: RoomState, fault: RoomFault): Step {
  return [
    { ...state, notice: fault },
    [
      { type: 'app/notify', news: { name: 'error', fault, fatal: false } },
      { type: 'clock/after', timer: 'notice', ms: NOTICE_MS, event: { type: 'clock/notice' } },
    ],
  ]
}
