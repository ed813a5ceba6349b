/** Ways out of a room, and the end of a room. */
import { audioIs, exited, userLeft, videoIs, type ExitReason } from '../native-messages'
import type { Room } from '../state/rooms'
import type { Session } from '../state/users'
import { tellOthers, tellState, type World } from './world'

const NORMAL_CLOSE = 1_000

/** How a user leaves. */
export interface LeaveOptions {
  reason: ExitReason
  /** The room stays even when nobody is left: somebody is just coming in. */
  keepRoom?: boolean
}

/** Takes a user out: its media closes, it and the others are told, its room may end. */
export function leave(world: World, session: Session, { reason, keepRoom = false }: LeaveOptions): void {
  const { room } = session
  if (room.users.get(session.userId) !== session) return
  room.users.delete(session.userId)
  forget(world, session)
  putOut(world, session, reason)
  if (session.isAnchor) tellLeft(world, session)
  if (room.users.size === 0 && !keepRoom) endRoom(world, room, session.isAnchor)
}

/** Puts everybody out and ends the room; nobody is told about the others, they are out as well. */
export function dissolve(world: World, room: Room): void {
  const users = [...room.users.values()]
  room.users.clear()
  world.rooms.delete(room)
  for (const session of users) {
    forget(world, session)
    putOut(world, session, 'dissolved')
  }
}

function forget(world: World, session: Session): void {
  session.cancelGhost?.()
  world.sessions.delete(session.token)
  const { publicationId, legs } = session
  world.media.close([...(publicationId === undefined ? [] : [publicationId]), ...legs.keys()])
  session.publicationId = undefined
  legs.clear()
}

function putOut(world: World, session: Session, reason: ExitReason): void {
  tellState(world, session, exited(reason))
  const { link } = session
  session.link = undefined
  link?.close(NORMAL_CLOSE)
}

function tellLeft(world: World, session: Session): void {
  const { userId, sends } = session
  if (sends.video) tellOthers(world, session, videoIs(userId, false))
  if (sends.audio) tellOthers(world, session, audioIs(userId, false))
  tellOthers(world, session, userLeft(userId))
  for (const other of session.room.users.values()) if (other.link === undefined) other.missed.add(userId)
}

// Calls, and live rooms whose last user was an anchor, end at once; an audience may be waiting for the anchor to come back.
function endRoom(world: World, room: Room, lastWasAnchor: boolean): void {
  if (room.sceneClass === 'call' || lastWasAnchor) world.rooms.delete(room)
  else room.cancelEnd = world.clock.after(world.emptyLiveRoomMs, () => world.rooms.delete(room))
}
