import type { RoomId } from '../protocol/ids'
import type { RoomFault, RoomPhase, RoomState, Wanted } from './room'

/** The state of a room as an app may see, log and send it: plain JSON without signatures. */
export interface RoomSnapshot {
  readonly phase: RoomPhase
  readonly room: RoomId | null
  readonly userId: string
  readonly mic: Wanted<boolean>
  readonly camera: Wanted<boolean>
  readonly facing: Wanted<'front' | 'back'>
  /** `wanted`: there is an address to push to. `actual`: native is in the room. */
  readonly push: Wanted<boolean>
  readonly members: readonly MemberSnapshot[]
  readonly notice: RoomFault | null
}

export interface MemberSnapshot {
  readonly userId: string
  readonly name: string
  readonly streams: readonly StreamSnapshot[]
}

export interface StreamSnapshot {
  readonly stream: 'main' | 'aux'
  /** Index of the slot, for `<trtc-player stream-slot>`. */
  readonly slot: number
  readonly sends: { readonly audio: boolean; readonly video: boolean }
  readonly audio: Wanted<boolean>
  readonly video: Wanted<boolean>
}

export function toSnapshot(s: RoomState): RoomSnapshot {
  return {
    phase: s.phase,
    room: s.target?.room ?? null,
    userId: s.userId,
    mic: s.mic,
    camera: s.camera,
    facing: s.facing,
    push: { wanted: s.push.url !== null, actual: s.phase.kind === 'inRoom' },
    members: s.members.map(({ userId, main, aux }) => {
      const streams = [main, aux].filter((index) => index >= 0).map((index) => toStream(s, index))
      return { userId, name: s.slots[main]?.profile?.name || userId, streams: streams.filter((stream) => stream !== null) }
    }),
    notice: s.notice,
  }
}

function toStream(s: RoomState, index: number): StreamSnapshot | null {
  const slot = s.slots[index]
  return slot ? { stream: slot.stream, slot: index, sends: slot.sends, audio: slot.audio, video: slot.video } : null
}
