/** Sockets that are lost, and sessions that come back on another one. */
import { audioIs, userCame, userLeft, videoIs } from '../native-messages'
import type { Link, Session } from '../state/users'
import { leave } from './leave'
import { tell, tellState, type World } from './world'

/** The socket is lost, the user stays: others see no change until the ghost time is over. */
export function becomeGhost(world: World, session: Session): void {
  session.cancelGhost = world.clock.after(world.ghostMs, () => leave(world, session, { reason: 'self' }))
}

/** Goes on with a session on a new socket. Undefined when the token is of no session (any more). */
export function resume(world: World, link: Link, token: string): Session | undefined {
  const session = world.sessions.get(token)
  if (session === undefined) return undefined
  session.cancelGhost?.()
  session.cancelGhost = undefined
  const old = session.link
  session.link = link
  // The tag is back before we noticed that its old socket is dead.
  old?.close(1_001)
  retell(world, session)
  return session
}

// In full, with what is off as well: the tag's list may be as old as its lost socket.
function retell(world: World, session: Session): void {
  if (session.lostMedia) retellMedia(world, session)
  for (const userId of session.missed) tellState(world, session, userLeft(userId))
  session.missed.clear()
  for (const other of session.room.users.values()) {
    if (other === session || !other.isAnchor) continue
    tellState(world, session, userCame(other.userId))
    tellState(world, session, videoIs(other.userId, other.sends.video))
    tellState(world, session, audioIs(other.userId, other.sends.audio))
  }
}

function retellMedia(world: World, session: Session): void {
  session.lostMedia = false
  tell(world, session, { type: 'media', state: 'down' })
  if (world.media.health().state === 'up') tell(world, session, { type: 'media', state: 'up' })
}
