/** A pusher wants into a room. */
import { refusal, signatureRefusal, type Refusal } from '../errors'
import { audioIs, connected, entered, userCame, videoIs } from '../native-messages'
import { parsePushUrl, sceneClass, type PushTarget } from '../push-url'
import { ALL_BITS, BIT, verifyPrivateMapKey } from '../signature/private-map-key'
import { verifyUserSig, type Expected } from '../signature/user-sig'
import type { AppConfig } from '../state/apps'
import type { Room } from '../state/rooms'
import { NOTHING, type Link, type Session, type Terminal } from '../state/users'
import { leave } from './leave'
import { beginWhenNothingIsSent, setSending } from './publish'
import { newId, tell, tellOthers, tellState, type World } from './world'

/** What the tag said. */
export interface EnterRequest {
  url: string
  audio: boolean
  video: boolean
  terminal: Terminal
}

/** Lets the user in and tells everybody, or answers the refusal. */
export function enter(world: World, link: Link, request: EnterRequest): { session: Session } | { refused: Refusal } {
  const parsed = parsePushUrl(request.url)
  if ('refused' in parsed) return parsed
  const allowed = admit(world, parsed.target)
  if ('refused' in allowed) return allowed
  const session = settle(world, parsed.target, { link, bits: allowed.bits, terminal: request.terminal })
  tellState(world, session, connected)
  tell(world, session, { type: 'entered', token: session.token, userId: session.userId, room: session.room.name })
  tellState(world, session, entered)
  beginWhenNothingIsSent(world, session, request)
  tellAboutOthers(world, session)
  if (session.isAnchor) tellOthers(world, session, userCame(session.userId))
  setSending(world, session, { audio: request.audio, video: request.video })
  return { session }
}

/** Tells a newcomer about every anchor who is there: only what is on. */
function tellAboutOthers(world: World, session: Session): void {
  for (const other of session.room.users.values()) {
    if (other === session || !other.isAnchor) continue
    tellState(world, session, userCame(other.userId))
    if (other.sends.video) tellState(world, session, videoIs(other.userId, true))
    if (other.sends.audio) tellState(world, session, audioIs(other.userId, true))
  }
}

function admit(world: World, target: PushTarget): { bits: number } | { refused: Refusal } {
  const app = world.apps.get(target.sdkAppId)
  if (app === undefined) return { refused: signatureRefusal(-70020) }
  const expected = { ...app, userId: target.userId, nowSeconds: Math.floor(world.clock.now() / 1_000) }
  const signed = verifyUserSig(target.userSig, expected)
  if ('fault' in signed) return { refused: signatureRefusal(signed.fault) }
  const granted = bitsOf(app, target, expected)
  if ('refused' in granted) return granted
  const refused = refuseRoom(world, target, granted.bits)
  return refused === undefined ? granted : { refused }
}

function bitsOf(app: AppConfig, target: PushTarget, expected: Expected): { bits: number } | { refused: Refusal } {
  if (app.requirePrivateMapKey !== true) return { bits: ALL_BITS }
  const ticket = verifyPrivateMapKey(target.privateMapKey, expected, target.room)
  return 'why' in ticket ? { refused: refusal(-100006, ticket.why) } : ticket
}

function refuseRoom(world: World, target: PushTarget, bits: number): Refusal | undefined {
  const room = world.rooms.find(target.sdkAppId, target.room)
  if (room === undefined && (bits & BIT.createRoom) === 0) return refusal(-102010)
  if ((bits & BIT.enter) === 0) return refusal(-102011)
  if (room === undefined) return world.rooms.size >= world.limits.rooms ? refusal(-102052, 'too many rooms') : undefined
  if (room.sceneClass !== sceneClass(target.scene)) return refusal(-100011)
  const limit = room.sceneClass === 'call' ? world.limits.callUsers : world.limits.liveUsers
  return room.users.size >= limit && !room.users.has(target.userId) ? refusal(-102052) : undefined
}

function settle(world: World, target: PushTarget, parts: Pick<Session, 'link' | 'bits' | 'terminal'>): Session {
  const kind = sceneClass(target.scene)
  const room = world.rooms.find(target.sdkAppId, target.room) ?? world.rooms.create(target.sdkAppId, target.room, kind)
  const before = room.users.get(target.userId)
  // The same user again: the newest login stays. The room must not end in between.
  if (before !== undefined) leave(world, before, { reason: 'removed', keepRoom: true })
  room.cancelEnd?.()
  room.cancelEnd = undefined
  const session = createSession(world, { ...parts, room, userId: target.userId, isAnchor: kind === 'call' })
  room.users.set(session.userId, session)
  world.sessions.set(session.token, session)
  return session
}

type SessionParts = Pick<Session, 'link' | 'bits' | 'terminal' | 'userId' | 'isAnchor'> & { room: Room }

function createSession(world: World, parts: SessionParts): Session {
  return {
    ...parts,
    token: newId(),
    enteredAtMs: world.clock.now(),
    asked: NOTHING,
    sends: NOTHING,
    begun: false,
    publicationId: undefined,
    legs: new Map(),
    missed: new Set(),
    lostMedia: false,
    cancelGhost: undefined,
  }
}
