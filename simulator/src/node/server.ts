import fastifyStatic from '@fastify/static'
import fastifyWebsocket from '@fastify/websocket'
import Fastify, { type FastifyInstance } from 'fastify'
import type { DevMessage, ProxyRequest, SimulatorConfig } from '../shared/bundle'
import type { Builds } from './builds'
import { contentSecurityPolicy, createGuard, type GuardOptions } from './guard'
import { PROXY_LIMITS, proxyRequest } from './proxy'

export interface ServerParts {
  readonly config: SimulatorConfig
  readonly builds: Builds
  readonly guard: GuardOptions
  /** Folder of the mini-program, for its pictures and sounds. */
  readonly app: string
  /** Folder of the built browser files. */
  readonly browserDir: string
  /** A phone's page came or went. */
  phoneSeen(phone: number, here: boolean): void
}

/** Files a mini-program may show; its code goes through the compiler and is not served. */
const ASSET = /\.(?:png|jpe?g|gif|svg|webp|ico|mp3|m4a|aac|wav|ogg|mp4|webm|mov|ttf|otf|woff2?|json|txt|pdf)$/i

const PROXY_SCHEMA = {
  body: {
    type: 'object',
    required: ['url', 'method', 'header', 'timeoutMs'],
    properties: {
      url: { type: 'string', maxLength: 16_384 },
      method: { enum: ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH'] },
      header: { type: 'object', additionalProperties: { type: 'string' } },
      body: { type: 'string' },
      timeoutMs: { type: 'number', minimum: 1 },
    },
  },
} as const

/** The HTTP side of the simulator: pages, bundle, assets, request proxy, development socket. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({ bodyLimit: PROXY_LIMITS.bodyBytes * 2, forceCloseConnections: true })
  const policy = contentSecurityPolicy(parts.config.emulatorUrl)
  server.addHook('onRequest', createGuard(parts.guard))
  server.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy).header('x-content-type-options', 'nosniff').header('cache-control', 'no-store')
  })
  await server.register(fastifyWebsocket, { options: { maxPayload: 32 << 20 } })
  await server.register(fastifyStatic, { root: parts.browserDir, prefix: '/', cacheControl: false })
  await server.register(fastifyStatic, {
    root: parts.app,
    prefix: '/app/files/',
    decorateReply: false,
    cacheControl: false,
    allowedPath: (path) => ASSET.test(path),
  })
  addRoutes(server, parts)
  return server
}

function addRoutes(server: FastifyInstance, { config, builds, phoneSeen }: ServerParts): void {
  server.get('/__sim/config.json', () => config)
  server.get('/app/bundle.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(builds.current().code))
  server.post<{ Body: ProxyRequest }>('/__wx/request', { schema: PROXY_SCHEMA }, (request) => proxyRequest(request.body))
  server.get<{ Querystring: { phone?: string } }>('/__sim/dev', { websocket: true }, (socket, request) => {
    const phone = Number(request.query.phone ?? 0)
    const tell = (message: DevMessage): void => socket.send(JSON.stringify(message))
    const { buildId, diagnostics } = builds.current()
    tell({ type: 'built', buildId, diagnostics })
    const forget = builds.onBuilt((app) => tell({ type: 'built', buildId: app.buildId, diagnostics: app.diagnostics }))
    if (phone > 0) phoneSeen(phone, true)
    socket.on('close', () => {
      forget()
      if (phone > 0) phoneSeen(phone, false)
    })
  })
}
