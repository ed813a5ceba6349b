/** Session tokens: who is calling. Signed JWTs, so that the server keeps no list of sessions. */
import { fastifyJwt } from '@fastify/jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ServerError } from './errors'
import type { Settings } from './options'

/** What a session token says. */
export interface Session {
  /** The user id. */
  readonly sub: string
  /** The display name, so that it outlives a restart when the session key does. */
  readonly name: string
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: Session & { readonly iat: number; readonly exp: number }
    user: Session
  }
}

const ALGORITHM = 'HS256'
const ISSUER = 'trtc-miniprogram-server'

/** Issues and checks session tokens by the server's clock. */
export interface Sessions {
  issue(session: Session): { readonly token: string; readonly expiresAt: number }
  /** Hook: refuses a call without a good token, else `request.user` is set. */
  require(request: FastifyRequest): Promise<void>
}

/** Registers the token plugin on `app`. */
export async function createSessions(app: FastifyInstance, settings: Settings): Promise<Sessions> {
  await app.register(fastifyJwt, {
    secret: settings.sessionSecret.reveal(),
    sign: { algorithm: ALGORITHM, iss: ISSUER },
    verify: { algorithms: [ALGORITHM], allowedIss: ISSUER },
  })
  return {
    issue(session) {
      const iat = Math.floor(settings.clock.now() / 1000)
      const exp = iat + settings.sessionSeconds
      return { token: app.jwt.sign({ ...session, iat, exp }), expiresAt: exp * 1000 }
    },
    async require(request) {
      if (request.headers.authorization === undefined) throw new ServerError('not-signed-in')
      try {
        await request.jwtVerify({ clockTimestamp: settings.clock.now() })
      } catch (cause) {
        throw new ServerError(isExpired(cause) ? 'session-expired' : 'session-invalid')
      }
    },
  }
}

function isExpired(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED'
}
