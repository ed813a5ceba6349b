/** The statechanges that the emulator sends: numbers and texts exactly as native shows them. */

/** One statechange of the pusher. */
export interface NativeState {
  code: number
  message: string
}

/** Why a user is out: by itself, removed or entered elsewhere, room dissolved. */
export const EXIT_REASON = { self: 0, removed: 1, dissolved: 2 } as const

/** A key of `EXIT_REASON`. */
export type ExitReason = keyof typeof EXIT_REASON

/** Connected to the server. */
export const connected: NativeState = { code: 1001, message: 'connected to the server' }

/** Sending begins. */
export const pushBegins: NativeState = { code: 1002, message: 'push begins' }

/** In the room. */
export const entered: NativeState = { code: 1018, message: 'enter room success' }

/** Out of the room; `reason[0]` is the only way an app can tell a normal leave from being put out. */
export function exited(reason: ExitReason): NativeState {
  return { code: 1019, message: `exit room, reason[${EXIT_REASON[reason]}]` }
}

/** An anchor came. */
export const userCame = (userId: string): NativeState => listed(1031, { userid: userId })

/** An anchor left. */
export const userLeft = (userId: string): NativeState => listed(1032, { userid: userId })

/** A user's camera picture is there, or is not. */
export function videoIs(userId: string, on: boolean): NativeState {
  return listed(1033, { userid: userId, playurl: playUrl(userId), streamtype: 'main', hasvideo: on })
}

/** A user's sound is there, or is not. */
export function audioIs(userId: string, on: boolean): NativeState {
  return listed(1034, { userid: userId, playurl: playUrl(userId), hasaudio: on })
}

const playUrl = (userId: string): string => `room://cloud.tencent.com/rtc?userid=${userId}&streamtype=main`

function listed(code: number, user: Record<string, string | boolean>): NativeState {
  return { code, message: JSON.stringify({ userlist: [user] }) }
}
