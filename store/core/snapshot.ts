import type { RoomId } from '../protocol/ids'
import type { RoomFault, RoomPhase, RoomState, Wanted } from './room'

/** The state of a room as an app may see, log and send it: plain JSON without signatures. */
export interface RoomSnapshot {
  /** Where the session is. */
  readonly phase: RoomPhase
  /** The room that is or was entered; `null` without one. */
  readonly room: RoomId | null
  /** Who I am; empty until that is known. */
  readonly userId: string
  /** Whether my microphone sends. */
  readonly mic: Wanted<boolean>
  /** Whether my camera sends. */
  readonly camera: Wanted<boolean>
  /** Which of my cameras. */
  readonly facing: Wanted<'front' | 'back'>
  /** `wanted`: there is an address to push to. `actual`: native is in the room. */
  readonly push: Wanted<boolean>
  /** The others, in the order in which they came. */
  readonly members: readonly MemberSnapshot[]
  /** The last thing that went wrong without ending the session, until the user closes it. */
  readonly notice: RoomFault | null
}

/** Somebody else in the room. */
export interface MemberSnapshot {
  /** Who it is. */
  readonly userId: string
  /** As shown: from the profile, or else the id. */
  readonly name: string
  /** The camera stream, and the screen share if there is one. */
  readonly streams: readonly StreamSnapshot[]
}

/** One stream of somebody else. */
export interface StreamSnapshot {
  /** `main` is camera and microphone, `aux` a screen share. */
  readonly stream: 'main' | 'aux'
  /** Index of the slot, for `<trtc-player stream-slot>`. */
  readonly slot: number
  /** What the other side sends. */
  readonly sends: { readonly audio: boolean; readonly video: boolean }
  /** Whether its sound is taken. */
  readonly audio: Wanted<boolean>
  /** Whether its picture is taken. */
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
