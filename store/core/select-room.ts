import { errorRow } from '../protocol/errors/table'
import type { ErrorCode } from '../protocol/errors/types'
import type { RoomFault, RoomState } from './room'
import { profileOf } from './roster'
import { toInitial } from './select-slot'

/** What people would call it. */
export type RoomStatus = 'idle' | 'connecting' | 'inRoom' | 'reconnecting' | 'leaving' | 'failed'

/** What a `<trtc-room>` shows around the pictures. */
export interface RoomView {
  readonly status: RoomStatus
  /** The room id as a text. */
  readonly room: string
  /** People in the room, me included. */
  readonly count: number
  /** One number a slot: its index + 1 where it is taken, the negative of that where it is free. Unique, so that it can be the key of a tile. */
  readonly cells: readonly number[]
  /** Tiles on the screen, me included. */
  readonly tiles: number
  /** What went wrong last, null when nothing did. */
  readonly fault: FaultView | null
}

export interface FaultView {
  readonly code: ErrorCode
  /** The session ended with it. */
  readonly fatal: boolean
  /** Trying again can help. */
  readonly retry: boolean
}

/** What a person needs to know of their own devices. */
export interface SelfView {
  readonly userId: string
  readonly name: string
  readonly initial: string
  readonly avatarUrl: string
  readonly mic: boolean
  readonly micPending: boolean
  readonly camera: boolean
  readonly cameraPending: boolean
  readonly canSwitch: boolean
}

export function selectRoom(s: RoomState): RoomView {
  const cells = s.slots.map((slot, index) => (slot ? index + 1 : -index - 1))
  return {
    status: selectStatus(s),
    room: s.target ? String(s.target.room.id) : '',
    count: s.members.length + (s.entered && s.phase.kind !== 'leaving' ? 1 : 0),
    cells,
    tiles: cells.filter((cell) => cell > 0).length + 1,
    fault: selectFault(s),
  }
}

export function selectStatus({ phase, entered }: RoomState): RoomStatus {
  switch (phase.kind) {
    case 'fetching':
    case 'entering':
      return 'connecting'
    case 'reconnecting':
      return entered ? 'reconnecting' : 'connecting'
    default:
      return phase.kind
  }
}

/** The switches show what is wanted: a tap must be seen at once. Pending says that it is not so yet. */
export function selectSelf(s: RoomState): SelfView {
  const profile = profileOf(s, s.userId)
  const name = profile?.name || s.userId
  const isInside = s.phase.kind === 'inRoom'
  return {
    userId: s.userId,
    name,
    initial: toInitial(name),
    avatarUrl: profile?.avatarUrl ?? '',
    mic: s.mic.wanted,
    micPending: isInside && s.mic.wanted !== s.mic.actual,
    camera: s.camera.wanted,
    cameraPending: isInside && s.camera.wanted !== s.camera.actual,
    canSwitch: s.camera.actual && s.facing.wanted === s.facing.actual,
  }
}

function selectFault(s: RoomState): FaultView | null {
  if (s.phase.kind === 'failed') return { code: s.phase.fault.code, fatal: true, retry: canRetry(s.phase.fault) }
  return s.notice ? { code: s.notice.code, fatal: false, retry: false } : null
}

/** Waiting, or signing in again, may have helped; neither mends a wrong setup or a removal. */
function canRetry(fault: RoomFault): boolean {
  const { retryable, category, text } = errorRow(fault.code)
  return !fault.final && (retryable || category === 'auth' || text === 'roomFull')
}
