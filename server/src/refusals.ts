/** Turns everything that can go wrong in a request into the one error shape. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import { ServerError, type ServerErrorName } from './errors'

const METHODS = ['GET', 'POST'] as const
const MAX_FIELD_CHARACTERS = 64

// Fastify's own refusals, by status.
const BY_STATUS: Readonly<Record<number, ServerErrorName>> = { 413: 'body-too-large', 415: 'unsupported-media-type' }

/** Installs the handlers for errors and unknown addresses. */
export function installRefusals(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(refuse)
  app.setNotFoundHandler((request, reply) => {
    const allowed = METHODS.filter((method) => app.hasRoute({ url: pathOf(request.url), method }))
    if (allowed.length === 0) return send(new ServerError('not-found'), reply)
    return send(new ServerError('method-not-allowed'), reply.header('allow', allowed.join(', ')))
  })
}

/** Answers a failed request. Also used for faults that Fastify finds before routing. */
export function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = toServerError(error)
  if (refusal.status >= 500) request.log.error({ err: error }, 'request failed')
  send(refusal, reply)
}

/** Answers bytes that are not HTTP, when there is still somebody to answer. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const body = JSON.stringify(new ServerError('bad-request').toReply())
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`)
}

function send(refusal: ServerError, reply: FastifyReply): void {
  reply.code(refusal.status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(refusal.toReply())
}

function toServerError(error: FastifyError): ServerError {
  if (error instanceof ServerError) return error
  const fault = error.validation?.[0]
  if (fault !== undefined) return toFieldError(fault)
  const status = error.statusCode ?? 500
  if (status >= 500) return new ServerError('internal')
  return new ServerError(BY_STATUS[status] ?? (isBadAddress(error) ? 'bad-request' : 'bad-json'))
}

// What is left in the 400s are bodies that could not be read (empty, cut short, not JSON, poisoned) and addresses that could not.
function isBadAddress(error: FastifyError): boolean {
  return error.code === 'FST_ERR_BAD_URL' || error.code === 'FST_ERR_ASYNC_CONSTRAINT'
}

interface SchemaFault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  readonly message?: string | undefined
}

function toFieldError(fault: SchemaFault): ServerError {
  const within = fault.instancePath.split('/').slice(1)
  const named = fault.params['missingProperty'] ?? fault.params['additionalProperty'] ?? fault.params['tag']
  const path = typeof named === 'string' ? [...within, named] : within
  const field = path.length === 0 ? 'body' : path.join('.').slice(0, MAX_FIELD_CHARACTERS)
  return new ServerError('bad-field', { field, message: fieldMessage(fault) })
}

// Says what is wanted; never repeats the value that came.
function fieldMessage(fault: SchemaFault): string {
  switch (fault.keyword) {
    case 'required':
      return 'This field is missing.'
    case 'additionalProperties':
      return 'This field is not known here.'
    case 'pattern':
      return 'Only A-Z, a-z, 0-9, "_" and "-" are taken here.'
    case 'discriminator':
      return 'This must be "number" or "string".'
    case 'type':
      return `This must be of type ${String(fault.params['type'])}.`
    default:
      return `This ${fault.message ?? 'is not as it should be'}.`
  }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}
