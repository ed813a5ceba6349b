/** Everything that operations work on. There is one world per emulator. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import type { RoomLimits } from '../limits'
import type { Logger } from '../log'
import type { MediaPlane } from '../media/plane'
import type { NativeState } from '../native-messages'
import type { Apps } from '../state/apps'
import type { Journal } from '../state/journal'
import type { Rooms } from '../state/rooms'
import type { OutFrame, Session } from '../state/users'

/** Rooms, sessions and what they stand on. */
export interface World {
  readonly clock: Clock
  readonly log: Logger
  readonly limits: RoomLimits
  readonly ghostMs: number
  readonly emptyLiveRoomMs: number
  readonly apps: Apps
  readonly rooms: Rooms
  /** Sessions by token. */
  readonly sessions: Map<string, Session>
  readonly journal: Journal
  readonly media: MediaPlane
}

/** An id that cannot be guessed. */
export const newId = (): string => randomBytes(24).toString('base64url')

/** Sends a frame to a user, and notes it. A ghost gets nothing: it asks anew when it is back. */
export function tell(world: World, session: Session, frame: OutFrame): void {
  if (session.link === undefined) return
  world.journal.add(session, frame, world.clock.now())
  session.link.send(frame)
}

/** Sends a statechange to a user. */
export function tellState(world: World, session: Session, state: NativeState): void {
  tell(world, session, { type: 'state', ...state })
}

/** Sends a statechange to everybody else in the room. */
export function tellOthers(world: World, session: Session, state: NativeState): void {
  for (const other of session.room.users.values()) if (other !== session) tellState(world, other, state)
}
