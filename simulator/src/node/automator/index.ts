/** The endpoints that the official `miniprogram-automator` client and the phones' pages connect to. */
import type { FastifyInstance } from 'fastify'
import type { FromPhone } from '../../shared/automator'
import { SCRIPT_PARAM } from '../../shared/automator'
import { Relay } from './relay'
import { SCRIPT_PATH, Scripts } from './scripts'

/** Path for the pages of phones. */
const PAGE_PATH = '/__sim/automator'
const BAD_MESSAGE = 1003
const NO_SUCH_PHONE = 1008

interface Asked {
  readonly id: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * Adds `GET /automator/<phone>` for clients, and what the phones' pages need for it.
 * `@fastify/websocket` has to be registered before.
 */
export function registerAutomator(server: FastifyInstance): void {
  const relays = new Map<number, Relay>()
  const scripts = new Scripts()
  const relayOf = (phone: number): Relay => {
    const relay = relays.get(phone) ?? new Relay(phone)
    relays.set(phone, relay)
    return relay
  }
  server.addHook('onClose', async () => relays.forEach((relay) => relay.close()))
  addClientRoute(server, relayOf, scripts)
  addPageRoutes(server, relayOf, scripts)
}

function addClientRoute(server: FastifyInstance, relayOf: (phone: number) => Relay, scripts: Scripts): void {
  server.get<{ Params: { phone: string } }>('/automator/:phone', { websocket: true }, (socket, { params }) => {
    const phone = toPhone(params.phone)
    if (phone === undefined) return socket.close(NO_SUCH_PHONE, 'a phone is a number from 1')
    const relay = relayOf(phone)
    const client = relay.clientCame(socket)
    socket.on('close', () => relay.clientWent(client))
    socket.on('message', (data) => {
      const asked = parseAsked(String(data))
      if (!asked) return socket.close(BAD_MESSAGE, 'not a call of the automator')
      relay.clientAsked({ ...asked, client, params: withScript(asked.params, scripts) })
    })
  })
}

function addPageRoutes(server: FastifyInstance, relayOf: (phone: number) => Relay, scripts: Scripts): void {
  server.get<{ Querystring: { phone?: string } }>(PAGE_PATH, { websocket: true }, (socket, { query }) => {
    const phone = toPhone(query.phone ?? '')
    if (phone === undefined) return socket.close(NO_SUCH_PHONE, 'a phone is a number from 1')
    const relay = relayOf(phone)
    relay.phoneCame(socket)
    socket.on('close', () => relay.phoneWent(socket))
    // The page is ours; what it says is not checked again.
    socket.on('message', (data) => relay.phoneSaid(JSON.parse(String(data)) as FromPhone))
  })
  server.get<{ Params: { id: string } }>(`${SCRIPT_PATH}:id`, async ({ params }, reply) => {
    const text = scripts.take(params.id)
    if (text === undefined) return reply.code(404).send({ error: 'there is no such script' })
    return reply.type('text/javascript; charset=utf-8').send(text)
  })
}

function withScript(params: Asked['params'], scripts: Scripts): Asked['params'] {
  const { functionDeclaration, ...rest } = params
  return typeof functionDeclaration === 'string' ? { ...rest, [SCRIPT_PARAM]: scripts.add(functionDeclaration) } : rest
}

function toPhone(text: string): number | undefined {
  const phone = Number(text)
  return Number.isInteger(phone) && phone > 0 ? phone : undefined
}

function parseAsked(text: string): Asked | undefined {
  try {
    const { id, method, params = {} } = JSON.parse(text) as Partial<Asked>
    return typeof id === 'string' && typeof method === 'string' && typeof params === 'object' ? { id, method, params } : undefined
  } catch {
    return undefined
  }
}
