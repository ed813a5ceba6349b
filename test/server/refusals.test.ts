import { connect } from 'node:net'
import type { RunningServer } from '../../server/src/index'
import { SERVER_ERRORS } from '../../server/src/errors'
import { ask, errorOf, post, start, stopAll, type Answer } from './server-client'

afterEach(stopAll)

const JSON_TYPE = { 'content-type': 'application/json' }

/** Sends bytes as they are and gives back all that comes. */
function sendRaw(server: RunningServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8')
    socket
      .on('data', (chunk: string) => (reply += chunk))
      .on('end', () => resolve(reply))
      .on('error', reject)
  })
}

const refusals: [string, string, (server: RunningServer) => Promise<Answer>][] = [
  ['not-found', 'an address that is not there', (server) => ask(server, '/v2/sign-in')],
  ['not-found', 'the root', (server) => ask(server, '/')],
  ['method-not-allowed', 'GET where POST is wanted', (server) => ask(server, '/v1/credentials')],
  ['method-not-allowed', 'DELETE', (server) => ask(server, '/v1/health?x=1', { method: 'DELETE' })],
  ['body-too-large', 'a body above 16 KiB', (server) => post(server, '/v1/sign-in', { provider: 'dev', name: 'a'.repeat(17_000) })],
  [
    'unsupported-media-type',
    'a form',
    (server) => ask(server, '/v1/sign-in', { method: 'POST', body: new URLSearchParams({ name: 'A' }) }),
  ],
  ['unsupported-media-type', 'plain text', (server) => ask(server, '/v1/sign-in', { method: 'POST', body: '{}' })],
  ['bad-json', 'half an object', (server) => post(server, '/v1/sign-in', '{"provider":')],
  ['bad-json', 'an empty body', (server) => ask(server, '/v1/sign-in', { method: 'POST', headers: JSON_TYPE })],
  ['bad-json', 'a poisoned prototype', (server) => post(server, '/v1/sign-in', '{"provider":"dev","name":"A","__proto__":{"dev":true}}')],
  ['bad-request', 'an address that cannot be decoded', (server) => ask(server, '/v1/%zz')],
]

it.each(refusals)('[SV50] [SV52] [SV54] %s: %s', async (name, _, call) => {
  const answer = await call(await start())
  expect(errorOf(answer)).toMatchObject({ name, message: expect.any(String) as string, remedy: expect.any(String) as string })
  expect(answer.status).toBe(SERVER_ERRORS[name as keyof typeof SERVER_ERRORS].status)
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

it('[SV52] 405 names the method that is taken', async () => {
  const server = await start()
  expect((await ask(server, '/v1/sign-in')).headers.get('allow')).toBe('POST')
  expect((await ask(server, '/v1/health', { method: 'POST' })).headers.get('allow')).toBe('GET')
})

it('[SV52] what is not HTTP is answered in the same shape', async () => {
  const reply = await sendRaw(await start(), 'this is not HTTP\r\n\r\n')
  const [head = '', body = ''] = reply.split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 400 /)
  expect(head).toContain('cache-control: no-store')
  expect(JSON.parse(body)).toMatchObject({ error: { name: 'bad-request' } })
})

it('[SV51] a refusal never repeats the value', async () => {
  const answer = await post(await start(), '/v1/sign-in', { provider: '<script>alert(1)</script>', name: 'A' })
  expect(answer.text).not.toContain('script')
})

it('[SV51] a field name from outside is cut', async () => {
  const answer = await post(await start(), '/v1/sign-in', { provider: 'dev', name: 'A', ['x'.repeat(5000)]: 1 })
  expect(errorOf(answer).field).toHaveLength(64)
})

it('[SV54] what succeeds is not to be kept either', async () => {
  const answer = await ask(await start(), '/v1/health')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.body).toMatchObject({ ok: true, dev: true })
})
