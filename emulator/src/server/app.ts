/** The HTTP and WebSocket front. */
import cors from '@fastify/cors'
import websocket from '@fastify/websocket'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { HttpError, type HttpErrorName } from '../errors'
import { LIMITS } from '../limits'
import type { World } from '../operations/world'
import { checkLocal, isLocalOrigin } from './access'
import { controlRoutes } from './control-routes'
import { mediaRoutes } from './media-routes'
import { SessionSocket, type Heartbeat } from './session-socket'

/** What the front needs besides the world. */
export interface AppOptions {
  /** The access token's path segment, or nothing: then only callers of this machine pass. */
  prefix: string
  heartbeat: Heartbeat | undefined
}

/** Makes the server; it does not listen yet. */
export async function createApp(world: World, { prefix, heartbeat }: AppOptions): Promise<FastifyInstance> {
  // Requests are not logged: their headers and queries hold tokens.
  const app = fastify({
    logger: false,
    bodyLimit: LIMITS.sdpBytes,
    requestTimeout: 15_000,
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  app.setErrorHandler((error: FastifyError | HttpError, _request, reply) => answerError(world, reply, error))
  app.setNotFoundHandler((_request, reply) => answerError(world, reply, new HttpError('no-such-path', 'there is nothing here')))
  app.addHook('onRequest', async (request, reply) => {
    // Browsers ask for this before a page on a public address may call a private one; here it only ever says yes to those who pass below.
    if (request.headers['access-control-request-private-network'] === 'true') reply.header('access-control-allow-private-network', 'true')
    if (prefix === '' && request.method !== 'OPTIONS') checkLocal(request)
  })
  await app.register(cors, {
    origin: (origin, done) => done(null, prefix !== '' || isLocalOrigin(origin)),
    methods: ['GET', 'POST', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['location', 'retry-after'],
    maxAge: 600,
  })
  // Twice the frame limit: a frame that is a little too large is answered by name, a huge one never gets in.
  await app.register(websocket, { options: { maxPayload: LIMITS.frameBytes * 2 } })
  await app.register(async (scope) => sessionRoute(scope, world, heartbeat), { prefix })
  await app.register(async (scope) => mediaRoutes(scope, world), { prefix })
  await app.register(async (scope) => controlRoutes(scope, world), { prefix })
  return app
}

function sessionRoute(app: FastifyInstance, world: World, heartbeat: Heartbeat | undefined): void {
  app.get('/v1/session', { websocket: true }, (socket) => {
    if (app.websocketServer.clients.size > LIMITS.sockets) return socket.close(1_013)
    new SessionSocket(world, socket, heartbeat)
  })
}

const NAME_OF_STATUS: Record<number, HttpErrorName> = { 400: 'bad-request', 413: 'too-large', 415: 'unsupported-media-type' }

function answerError(world: World, reply: FastifyReply, error: FastifyError | HttpError): FastifyReply {
  const known = error instanceof HttpError ? error : fromFastify(world, error)
  if (known.name === 'media-down') reply.header('retry-after', '1')
  if (reply.request.raw.headers.upgrade !== undefined) closeAfter(reply)
  const { name, field, message, status } = known
  return reply.code(status).send({ error: { name, field, message } })
}

// Nobody reads an upgraded socket any more, so that of a refused session would stay open for ever.
function closeAfter(reply: FastifyReply): void {
  const { socket } = reply.request.raw
  reply.raw.once('finish', () => socket.end(() => socket.destroy()))
}

function fromFastify(world: World, error: FastifyError): HttpError {
  const name = NAME_OF_STATUS[error.statusCode ?? 500] ?? 'internal'
  if (name === 'internal') world.log.error({ message: error.message, stack: error.stack }, 'internal error')
  const field = error.validation?.[0]?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  return new HttpError(name, name === 'internal' ? 'internal error' : error.message, field)
}
