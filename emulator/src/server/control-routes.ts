/** The control API: for tests and tools, never part of what TRTC offers. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { HttpError } from '../errors'
import { LIMITS } from '../limits'
import { dissolve, leave } from '../operations/leave'
import type { World } from '../operations/world'
import type { RoomName } from '../push-url'
import type { Room } from '../state/rooms'
import type { Session } from '../state/users'

const RoomRef = Type.Union([
  Type.Object({ kind: Type.Literal('number'), id: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }) }),
  Type.Object({ kind: Type.Literal('string'), id: Type.String({ minLength: 1, maxLength: 64 }) }),
])
const Kick = Type.Object({ room: RoomRef, userId: Type.String({ minLength: 1, maxLength: 32 }) })
const Dissolve = Type.Object({ room: RoomRef })
const EventsQuery = Type.Object({ room: Type.Optional(Type.String({ pattern: '^(number:[0-9]{1,10}|string:[A-Za-z0-9_-]{1,64})$' })) })

/** Adds the control routes. */
export function controlRoutes(app: FastifyInstance, world: World): void {
  const startedAtMs = Date.now()
  const bodyLimit = LIMITS.controlBytes
  app.get('/control/health', () => ({ ok: true, uptimeMs: Date.now() - startedAtMs, media: world.media.health() }))
  app.get('/control/rooms', () => ({ rooms: world.rooms.all().map(showRoom) }))
  app.get<{ Querystring: Static<typeof EventsQuery> }>('/control/events', { schema: { querystring: EventsQuery } }, (request) => {
    const { room } = request.query
    return { events: world.journal.list(room === undefined ? undefined : { name: readRoom(room) }) }
  })
  app.post<{ Body: Static<typeof Kick> }>('/control/kick', { bodyLimit, schema: { body: Kick } }, (request) => {
    const users = roomsNamed(world, request.body.room).flatMap((room) => room.users.get(request.body.userId) ?? [])
    if (users.length === 0) throw new HttpError('no-such-user', 'this user is not in the room', 'userId')
    for (const session of users) leave(world, session, { reason: 'removed' })
    return { ok: true }
  })
  app.post<{ Body: Static<typeof Dissolve> }>('/control/dissolve', { bodyLimit, schema: { body: Dissolve } }, (request) => {
    for (const room of roomsNamed(world, request.body.room)) dissolve(world, room)
    return { ok: true }
  })
  app.post('/control/reset', { bodyLimit }, () => {
    for (const room of world.rooms.all()) dissolve(world, room)
    world.journal.clear()
    return { ok: true }
  })
  app.get('/control/media', () => world.media.stats())
  app.post('/control/media/kill', { bodyLimit }, () => {
    world.media.kill()
    return { ok: true }
  })
}

function roomsNamed(world: World, name: RoomName): Room[] {
  const rooms = world.rooms.named(name)
  if (rooms.length === 0) throw new HttpError('no-such-room', 'there is no such room', 'room')
  return rooms
}

function readRoom(text: string): RoomName {
  const id = text.slice(text.indexOf(':') + 1)
  return text.startsWith('number:') ? { kind: 'number', id: Number(id) } : { kind: 'string', id }
}

const showRoom = (room: Room) => ({
  sdkAppId: room.sdkAppId,
  room: room.name,
  sceneClass: room.sceneClass,
  users: [...room.users.values()].map(showUser),
})

const showUser = (session: Session) => ({
  userId: session.userId,
  isAnchor: session.isAnchor,
  audio: session.sends.audio,
  video: session.sends.video,
  session: {
    terminal: session.terminal,
    enteredAtMs: session.enteredAtMs,
    isLinked: session.link !== undefined,
    isPublishing: session.publicationId !== undefined,
    legs: session.legs.size,
  },
})
