/** Who may do what in which room: the permission bits that a privateMapKey carries. */
import type { RoomId } from '../../store/protocol/ids'

/** TRTC's permission bits. */
export const PERMISSION_BITS = {
  createRoom: 1,
  enterRoom: 2,
  sendAudio: 4,
  receiveAudio: 8,
  sendVideo: 16,
  receiveVideo: 32,
  sendAux: 64,
  receiveAux: 128,
} as const

/** Every permission. */
export const ALL_BITS = 255

/** What a policy decides about. */
export interface PermissionAsk {
  readonly userId: string
  readonly room: RoomId
}

/**
 * Decides the permission bits of a user in a room: a sum of {@link PERMISSION_BITS}, 0 to 255.
 * This is where an app puts its own rules (who is host, who only watches); what the client says of its role counts for nothing.
 */
export type PermissionPolicy = (ask: PermissionAsk) => number | Promise<number>

/** Asks the policy and refuses an answer that is not a set of bits: signing it would grant something nobody decided. */
export async function permissionBits(policy: PermissionPolicy, ask: PermissionAsk): Promise<number> {
  const bits = await policy(ask)
  if (!Number.isInteger(bits) || bits < 0 || bits > ALL_BITS)
    throw new Error(`The permission policy answered ${String(bits)}, not 0 to 255.`)
  return bits
}
