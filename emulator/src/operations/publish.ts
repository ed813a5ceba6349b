/** What a user sends: who may, who is told, when 1002 is due. */
import { REFUSALS, type RefusalCode } from '../errors'
import type { Kinds } from '../media/messages'
import { audioIs, pushBegins, userCame, videoIs, type NativeState } from '../native-messages'
import { BIT } from '../signature/private-map-key'
import { isSending, type Session } from '../state/users'
import { tellOthers, tellState, type World } from './world'

/** Takes what the tag says it sends; others hear of every change that is allowed. */
export function setSending(world: World, session: Session, asked: Kinds): void {
  const before = session.sends
  const { allowed, denied } = judge(world, session, asked)
  for (const code of denied) tellState(world, session, denial(code))
  session.asked = asked
  session.sends = allowed
  if (session.publicationId !== undefined) world.media.gate(session.publicationId, allowed)
  if (!session.isAnchor && isSending(session)) {
    session.isAnchor = true
    tellOthers(world, session, userCame(session.userId))
  }
  if (allowed.video !== before.video) tellOthers(world, session, videoIs(session.userId, allowed.video))
  if (allowed.audio !== before.audio) tellOthers(world, session, audioIs(session.userId, allowed.audio))
}

/** Nothing to send means nothing to wait for: 1002 comes at once. */
export function beginWhenNothingIsSent(world: World, session: Session, asked: Kinds): void {
  const may = permitted(session)
  if ((asked.audio && may.audio) || (asked.video && may.video)) return
  begin(world, session)
}

/** Sends 1002, once in a session. */
export function begin(world: World, session: Session): void {
  if (session.begun) return
  session.begun = true
  tellState(world, session, pushBegins)
}

/** What the permission bits let a user send. */
export function permitted(session: Session): Kinds {
  return { audio: (session.bits & BIT.sendAudio) !== 0, video: (session.bits & BIT.sendVideo) !== 0 }
}

/** The statechange for something that the bits or limits do not allow. */
export function denial(code: RefusalCode): NativeState {
  return { code, message: `err[${code}]: ${REFUSALS[code]}` }
}

// A denial is told when the kind is switched on, not again with every frame that repeats it.
function judge(world: World, session: Session, asked: Kinds): { allowed: Kinds; denied: RefusalCode[] } {
  const isNew = { audio: asked.audio && !session.asked.audio, video: asked.video && !session.asked.video }
  const may = permitted(session)
  const allowed = { audio: asked.audio && may.audio, video: asked.video && may.video }
  const denied: RefusalCode[] = []
  if (isNew.video && !may.video) denied.push(-102013)
  if (isNew.audio && !may.audio) denied.push(-100006)
  if ((allowed.audio || allowed.video) && !isSending(session) && senders(session) >= world.limits.senders) {
    return { allowed: { audio: false, video: false }, denied: isNew.audio || isNew.video ? [...denied, -102052] : denied }
  }
  return { allowed, denied }
}

const senders = (session: Session): number => [...session.room.users.values()].filter(isSending).length
