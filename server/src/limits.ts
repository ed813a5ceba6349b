/** How much one caller may ask. Three counters: all calls of an address, its sign-ins, and the calls of a user. */
import { fastifyRateLimit } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ServerError } from './errors'
import type { Settings } from './options'

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

export interface Limits {
  readonly perAddress: Hook
  readonly signInsPerAddress: Hook
  /** Needs a signed-in caller. */
  readonly perUser: Hook
}

const WINDOW_MS = 60_000

/** Registers the rate limiter on `app` and makes the hooks. */
export async function createLimits(app: FastifyInstance, settings: Settings): Promise<Limits> {
  await app.register(fastifyRateLimit, { global: false })
  const limit = (max: number, keyOf?: (request: FastifyRequest) => string): Hook => {
    const count = app.createRateLimit({ max, timeWindow: WINDOW_MS, ...(keyOf === undefined ? {} : { keyGenerator: keyOf }) })
    return async (request, reply) => {
      const use = await count(request)
      if (use.isAllowed || !use.isExceeded) return
      reply.header('retry-after', Math.max(1, use.ttlInSeconds))
      throw new ServerError('too-many-requests')
    }
  }
  return {
    perAddress: limit(settings.limits.perAddress),
    signInsPerAddress: limit(settings.limits.signInsPerAddress),
    perUser: limit(settings.limits.perUser, (request) => request.user.sub),
  }
}
