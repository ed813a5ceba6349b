/**
 * Ids as TRTC takes them everywhere. TRTC's own rules allow more characters, but whether the native tags decode
 * a push URL is undocumented, so the kit keeps to letters, digits, `_` and `-`, which mean the same in every reading.
 */

/** A room is named by a number or by a string. Number 123 and string "123" are two different rooms. */
export type RoomId = { readonly kind: 'number'; readonly id: number } | { readonly kind: 'string'; readonly id: string }

/** Longest user id in bytes. */
export const MAX_USER_ID_BYTES = 32
/** Longest string room id in bytes. */
export const MAX_STRING_ROOM_ID_BYTES = 64
/** Largest numeric room id: an unsigned 32-bit integer. */
export const MAX_NUMERIC_ROOM_ID = 4_294_967_295

const GRAMMAR = /^[A-Za-z0-9_-]+$/

/** Is `value` a user id: 1 to 32 of `A-Z a-z 0-9 _ -`. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_USER_ID_BYTES && GRAMMAR.test(value)
}

/** Is `value` a string room id: 1 to 64 of `A-Z a-z 0-9 _ -`. */
export function isStringRoomId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_STRING_ROOM_ID_BYTES && GRAMMAR.test(value)
}

/** Is `value` a numeric room id: a whole number from 1 to 4294967295. */
export function isNumericRoomId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_NUMERIC_ROOM_ID
}

/** Is `value` an SDKAppID: a positive 32-bit integer. */
export function isSdkAppId(value: unknown): value is number {
  return isNumericRoomId(value)
}

/** Reads a room id as a developer gives it: a number is a numeric room, a string a string room. `undefined` when it is neither. */
export function toRoomId(value: unknown): RoomId | undefined {
  if (isNumericRoomId(value)) return { kind: 'number', id: value }
  if (isStringRoomId(value)) return { kind: 'string', id: value }
  return undefined
}
