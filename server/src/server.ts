/** Puts the parts together and listens. */
import { fastify, LogController, type FastifyInstance, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { createDirectory } from './directory'
import { ServerError } from './errors'
import { createLimits } from './limits'
import { toLogger } from './log'
import { isLoopback, toSettings, type ServerOptions, type Settings } from './options'
import { installRefusals, refuse, refuseConnection } from './refusals'
import { addRoutes, type Services } from './routes'
import { createSessions } from './session'
import { createSigner } from './signer'

/** A server that listens. */
export interface RunningServer {
  /** Base address of the API without a trailing slash; with an access token, that is part of it. */
  readonly url: string
  readonly port: number
  /** Ends open requests and frees the port. May be called more than once. */
  close(): Promise<void>
}

const BODY_BYTES = 16 * 1024
const REQUEST_MS = 10_000

/**
 * Starts the app server and resolves when it listens. Throws `OptionError` for options that cannot work, and the
 * system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const settings = toSettings(options)
  const app = await createApp(settings)
  await app.listen({ host: settings.host, port: settings.port })
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : settings.port
  return { url: `http://${urlHost(settings.host)}:${port}${settings.prefix}`, port, close: () => app.close() }
}

async function createApp(settings: Settings): Promise<FastifyInstance> {
  const app = fastify(toFastifyOptions(settings))
  app.removeContentTypeParser('text/plain')
  installRefusals(app)
  const services = await createServices(app, settings)
  installHooks(app, services)
  await app.register(async (routes) => addRoutes(routes, services), { prefix: settings.prefix })
  return app
}

function toFastifyOptions(settings: Settings): FastifyServerOptions {
  return {
    logger: toLogger(settings.log, [settings.secretKey, settings.sessionSecret]),
    // One line a request, written by the hook below, is enough.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    return503OnClosing: false,
    trustProxy: settings.trustProxy ?? false,
    // Values are taken as they come: "12" is not a room number, and an unknown field is a mistake that must be seen.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, discriminator: true } },
    frameworkErrors: refuse,
    clientErrorHandler: refuseConnection,
  }
}

async function createServices(app: FastifyInstance, settings: Settings): Promise<Services> {
  return {
    settings,
    sessions: await createSessions(app, settings),
    limits: await createLimits(app, settings),
    directory: createDirectory(),
    sign: createSigner(settings),
  }
}

function installHooks(app: FastifyInstance, { settings, limits }: Services): void {
  app.addHook('onRequest', async (request, reply) => {
    // Credentials and names are nobody's to keep, not even a proxy's.
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-request-id': request.id })
  })
  app.addHook('onRequest', limits.perAddress)
  if (settings.dev && settings.prefix === '') app.addHook('onRequest', requireLoopbackName)
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address that came: that may hold anything.
    const route = request.routeOptions.url ?? '-'
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}

// A web page can give its own domain this machine's address and then talk to the server as if it were its own.
// While anybody may sign in, only requests that name this machine by a loopback name are taken.
async function requireLoopbackName(request: FastifyRequest): Promise<void> {
  if (!isLoopback(request.hostname)) throw new ServerError('wrong-host')
}

// What others can put into an address: a wildcard is not one.
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
