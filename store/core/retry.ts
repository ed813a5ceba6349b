/** Waits before the room is entered again; the last one repeats. */
export const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

/** Attempts to enter before joining is given up. */
export const MAX_JOIN_ATTEMPTS = 4
/** Attempts to come back: with the waits above about a quarter of an hour. */
export const MAX_REJOIN_ATTEMPTS = 30

/** The credentials must be there by then. */
export const FETCH_TIMEOUT_MS = 10_000
/** Native must report 1018 by then. */
export const ENTER_TIMEOUT_MS = 10_000
/** iOS may not report that it left: the room does not wait longer than this. */
export const LEAVE_TIMEOUT_MS = 1_500
/** After this long in the room the next loss starts with the shortest wait again. */
export const STABLE_MS = 10_000
/** Native enters again by itself after a suspension; by then it must have. */
export const RESUME_TIMEOUT_MS = 5_000
/** After entering again, everybody who is still there is named by then. */
export const ROLL_CALL_MS = 3_000

/** The wait before attempt number `attempt`, counted from 1. */
export function retryDelay(attempt: number): number {
  return RETRY_MS[Math.min(attempt, RETRY_MS.length) - 1] ?? RETRY_MS[0]
}
