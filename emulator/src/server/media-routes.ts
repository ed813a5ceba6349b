/** WHIP and WHEP. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpError } from '../errors'
import { LIMITS } from '../limits'
import { closeMedia, playStream, publishStream } from '../operations/media'
import type { World } from '../operations/world'
import type { Session } from '../state/users'

const SDP = 'application/sdp'
const Flag = Type.Union([Type.Literal('0'), Type.Literal('1')])
const PlayParams = Type.Object({
  userId: Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$' }),
  stream: Type.Union([Type.Literal('main'), Type.Literal('small'), Type.Literal('aux')]),
})
const PlayQuery = Type.Object({ audio: Type.Optional(Flag), video: Type.Optional(Flag) })
const Resource = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** Adds the media routes. */
export function mediaRoutes(app: FastifyInstance, world: World): void {
  // Only here is an SDP a body at all, and nothing else is.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(SDP, { parseAs: 'string', bodyLimit: LIMITS.sdpBytes }, (_request, body, done) => done(null, body))

  app.post('/v1/whip/main', async (request, reply) => {
    const accepted = await publishStream(world, sessionOf(world, request), offerOf(request))
    return created(reply, `${app.prefix}/v1/whip/${accepted.id}`, accepted.answer)
  })

  app.post<{ Params: Static<typeof PlayParams>; Querystring: Static<typeof PlayQuery> }>(
    '/v1/whep/:userId/:stream',
    { schema: { params: PlayParams, querystring: PlayQuery } },
    async (request, reply) => {
      const wanted = { audio: request.query.audio !== '0', video: request.query.video !== '0' }
      const session = sessionOf(world, request)
      const accepted = await playStream(world, session, { ...request.params, wanted, offer: offerOf(request) })
      return created(reply, `${app.prefix}/v1/whep/${accepted.id}`, accepted.answer)
    },
  )

  for (const path of ['/v1/whip/:id', '/v1/whep/:id']) {
    app.delete<{ Params: Static<typeof Resource> }>(path, { schema: { params: Resource } }, async (request, reply) => {
      // A session that has ended took its resources with it, so there is nothing left to delete and nothing to complain about.
      const session = world.sessions.get(bearerOf(request))
      if (session !== undefined) closeMedia(world, session, request.params.id)
      return reply.code(204).send()
    })
  }
}

function created(reply: FastifyReply, location: string, answer: string): FastifyReply {
  return reply.code(201).header('location', location).type(SDP).send(answer)
}

function sessionOf(world: World, request: FastifyRequest): Session {
  const session = world.sessions.get(bearerOf(request))
  if (session === undefined) throw new HttpError('unknown-session', 'there is no such session', 'authorization')
  return session
}

function bearerOf(request: FastifyRequest): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? (token ?? '') : ''
}

function offerOf(request: FastifyRequest): string {
  if (typeof request.body !== 'string') throw new HttpError('unsupported-media-type', `the body is ${SDP}`, 'content-type')
  return request.body
}
