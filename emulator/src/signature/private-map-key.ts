/** Checks a privateMapKey: a UserSig whose userbuf names the room and says what the user may do there. */
import type { RoomName } from '../push-url'
import { verifyUserSig, type Expected } from './user-sig'

/** What a ticket allows, bit by bit. */
export const BIT = {
  createRoom: 1,
  enter: 2,
  sendAudio: 4,
  receiveAudio: 8,
  sendVideo: 16,
  receiveVideo: 32,
  sendAux: 64,
  receiveAux: 128,
} as const

/** All bits: what everybody has in an app without room permissions. */
export const ALL_BITS = 255

interface Ticket {
  userId: string
  sdkAppId: number
  room: RoomName
  expiresAtSeconds: number
  bits: number
}

/** Answers the bits, or in one sentence why the ticket does not count. */
export function verifyPrivateMapKey(text: string, expected: Expected, room: RoomName): { bits: number } | { why: string } {
  if (text === '') return { why: 'privateMapKey is missing' }
  const verified = verifyUserSig(text, expected)
  if ('fault' in verified) return { why: 'privateMapKey is not valid' }
  const ticket = verified.userbuf === undefined ? undefined : readTicket(verified.userbuf)
  if (ticket === undefined) return { why: 'privateMapKey is malformed' }
  if (ticket.userId !== expected.userId || ticket.sdkAppId !== expected.sdkAppId) return { why: 'privateMapKey was made for another user' }
  if (ticket.room.kind !== room.kind || ticket.room.id !== room.id) return { why: 'privateMapKey was made for another room' }
  if (ticket.expiresAtSeconds < expected.nowSeconds) return { why: 'privateMapKey expired' }
  return { bits: ticket.bits }
}

// Big-endian: u8 version, u16 length, user, u32 app, u32 room, u32 expiry, u32 bits, u32 account type, and for version 1 u16 length, room.
function readTicket(bytes: Buffer): Ticket | undefined {
  try {
    const version = bytes.readUInt8(0)
    const userEnd = 3 + bytes.readUInt16BE(1)
    const number = bytes.readUInt32BE(userEnd + 4)
    const end = userEnd + 20
    const room = version === 0 ? numberRoom(bytes, number, end) : version === 1 ? stringRoom(bytes, end) : undefined
    if (room === undefined) return undefined
    return {
      userId: bytes.toString('utf8', 3, userEnd),
      sdkAppId: bytes.readUInt32BE(userEnd),
      room,
      expiresAtSeconds: bytes.readUInt32BE(userEnd + 8),
      bits: bytes.readUInt32BE(userEnd + 12),
    }
  } catch {
    return undefined // shorter than its own lengths say
  }
}

function numberRoom(bytes: Buffer, id: number, end: number): RoomName | undefined {
  return bytes.length === end ? { kind: 'number', id } : undefined
}

function stringRoom(bytes: Buffer, at: number): RoomName | undefined {
  const start = at + 2
  const end = start + bytes.readUInt16BE(at)
  return bytes.length === end ? { kind: 'string', id: bytes.toString('utf8', start, end) } : undefined
}
