/** Publications and legs of a session, and what happens to them when the media process dies. */
import { HttpError, type Fault } from '../errors'
import { LIMITS } from '../limits'
import type { Kinds } from '../media/messages'
import type { MediaListener } from '../media/plane'
import { BIT } from '../signature/private-map-key'
import type { Session } from '../state/users'
import { begin, denial, permitted } from './publish'
import { newId, tell, tellState, type World } from './world'

/** A stream that can be played. There is no separate small picture here: `small` plays `main`, as native does without one. */
export type StreamType = 'main' | 'small' | 'aux'

/** What a tag wants to play. */
export interface PlayTarget {
  userId: string
  stream: StreamType
  wanted: Kinds
  offer: string
}

/** A connection that was accepted. */
export interface Accepted {
  id: string
  answer: string
}

/** Accepts a publication of the session's main stream in place of the one before. */
export async function publishStream(world: World, session: Session, offer: string): Promise<Accepted> {
  const may = permitted(session)
  if (!may.audio && !may.video) throw new HttpError('not-permitted', 'this user may send neither audio nor video')
  const id = newId()
  const answer = await world.media.publish({ id, stream: streamName(session, session.userId, 'main'), offer, gate: session.sends })
  keepOrClose(world, session, id)
  session.publicationId = id
  world.media.gate(id, session.sends) // it may have changed while the answer was made
  return { id, answer }
}

/** Opens a leg that follows a user's stream. */
export async function playStream(world: World, session: Session, target: PlayTarget): Promise<Accepted> {
  if (!session.room.users.has(target.userId)) throw new HttpError('no-such-user', 'this user is not in the room', 'userId')
  if (session.legs.size >= LIMITS.legsPerSession)
    throw new HttpError('too-many-legs', `at most ${LIMITS.legsPerSession} legs for each user`)
  const allowed = receivable(session, target.stream)
  const { wanted } = target
  const id = newId()
  const stream = streamName(session, target.userId, target.stream)
  // Noted before the answer, so that legs that are being made count as well.
  session.legs.set(id, { id, allowed, wanted })
  try {
    const answer = await world.media.play({ id, stream, offer: target.offer, wanted: both(allowed, wanted) })
    keepOrClose(world, session, id)
    if (wanted.video && !allowed.video) tellState(world, session, denial(-102019))
    return { id, answer }
  } catch (error) {
    session.legs.delete(id)
    throw error
  }
}

/** Switches what a leg carries. */
export function subscribe(world: World, session: Session, change: { leg: string } & Kinds): Fault | undefined {
  const leg = session.legs.get(change.leg)
  if (leg === undefined) return { name: 'unknown-leg', field: 'leg', message: 'this session has no such leg' }
  if (change.video && !leg.wanted.video && !leg.allowed.video) tellState(world, session, denial(-102019))
  leg.wanted = { audio: change.audio, video: change.video }
  world.media.subscribe(leg.id, both(leg.allowed, leg.wanted))
  return undefined
}

/** Closes a publication or leg of the session; somebody else's, or none, is no fault. */
export function closeMedia(world: World, session: Session, id: string): void {
  if (session.publicationId === id) session.publicationId = undefined
  else if (!session.legs.delete(id)) return
  world.media.close([id])
}

/** Carries what the media plane reports to the sessions that it concerns. */
export function mediaListener(world: World): MediaListener {
  const owner = (id: string) => [...world.sessions.values()].find((session) => session.publicationId === id || session.legs.has(id))
  return {
    onMediaDown() {
      for (const session of world.sessions.values()) {
        session.publicationId = undefined
        session.legs.clear()
        session.lostMedia = session.link === undefined
        tell(world, session, { type: 'media', state: 'down' })
      }
    },
    onMediaUp() {
      for (const session of world.sessions.values()) tell(world, session, { type: 'media', state: 'up' })
    },
    onConnectionUp(id) {
      const session = owner(id)
      if (session?.publicationId === id) begin(world, session)
    },
    onConnectionGone(id) {
      const session = owner(id)
      if (session !== undefined) closeMedia(world, session, id)
    },
  }
}

// The session may have ended while the media process was busy with its offer.
function keepOrClose(world: World, session: Session, id: string): void {
  if (world.sessions.get(session.token) === session) return
  world.media.close([id])
  throw new HttpError('unknown-session', 'this session has ended')
}

function receivable(session: Session, stream: StreamType): Kinds {
  const may = (bit: number): boolean => (session.bits & bit) !== 0
  const isAux = stream === 'aux'
  return { audio: may(isAux ? BIT.receiveAux : BIT.receiveAudio), video: may(isAux ? BIT.receiveAux : BIT.receiveVideo) }
}

function streamName(session: Session, userId: string, stream: StreamType): string {
  return `${session.room.key}/${userId}/${stream === 'aux' ? 'aux' : 'main'}`
}

const both = (one: Kinds, other: Kinds): Kinds => ({ audio: one.audio && other.audio, video: one.video && other.video })
