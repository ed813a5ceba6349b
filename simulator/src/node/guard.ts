import type { FastifyReply, FastifyRequest } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import { isLoopback } from './loopback'

const COOKIE = 'trtc_simulator'

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const hostnameOf = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '')

/** What a page served from here may load and talk to: this server, the emulator, and other servers on this machine. */
export function contentSecurityPolicy(emulatorUrl: string): string {
  const loopback = 'http://127.0.0.1:* http://localhost:*'
  const emulator = new URL(emulatorUrl)
  const emulatorSources = isLoopback(emulator.hostname) ? '' : ` ${emulator.origin} ${emulator.origin.replace(/^http/, 'ws')}`
  return [
    "default-src 'self'",
    "script-src 'self'",
    // The beat of the drawn camera.
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${loopback}`,
    `media-src 'self' data: blob: mediastream: ${loopback}`,
    `connect-src 'self' data: blob: ${loopback} ws://127.0.0.1:* ws://localhost:*${emulatorSources}`,
    "font-src 'self' data:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

export interface GuardOptions {
  /** Where the server listens; other host names are refused, so that no foreign name can be pointed at us. */
  readonly host: string
  /** Demanded from everybody when the server is open to more than this machine. */
  readonly token?: string | undefined
}

/** Refuses requests by foreign host names, foreign pages, and, when there is a token, by people who do not have it. */
export function createGuard({ host, token }: GuardOptions): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  return async (request, reply) => {
    const name = hostnameOf(request.headers.host ?? '')
    const open = token !== undefined
    if (!open && !isLoopback(name) && name !== host) return reply.code(403).send({ error: 'unknown host name' })
    const origin = request.headers.origin
    if (origin !== undefined && !isOwnOrigin(origin, request.headers.host))
      return reply.code(403).send({ error: `pages of ${origin} may not use the simulator` })
    if (!open) return undefined
    const given = (request.query as { token?: string }).token
    if (given !== undefined && same(given, token)) {
      reply.header('set-cookie', `${COOKIE}=${token}; HttpOnly; SameSite=Strict; Path=/`)
      return undefined
    }
    const cookie = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1]
    return cookie !== undefined && same(cookie, token) ? undefined : reply.code(401).send({ error: 'open the simulator with ?token=…' })
  }
}

const isOwnOrigin = (origin: string, host: string | undefined): boolean => URL.canParse(origin) && new URL(origin).host === host
