import { createHmac } from 'node:crypto'
import { APP, errorOf, manualClock, post, signIn, start, stopAll } from './server-client'

afterEach(stopAll)

const ROOM = { room: { kind: 'number', id: 1 } }
const SECRET = 'a session secret of 32 characters or more'

function forge(claims: Record<string, unknown>, { alg = 'HS256', secret = SECRET } = {}): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${
    alg === 'none'
      ? ''
      : createHmac(alg === 'HS512' ? 'sha512' : 'sha256', secret)
          .update(signed)
          .digest('base64url')
  }`
}

const CLAIMS = { sub: 'mallory', name: 'Mallory', iss: 'trtc-miniprogram-server', iat: 1_700_000_000, exp: 4_000_000_000 }

it.each(['/v1/credentials', '/v1/profiles'])('[SV20] %s without a token is refused before its body is looked at', async (path) => {
  const server = await start()
  const answer = await post(server, path, 'not json at all')
  expect([answer.status, errorOf(answer).name]).toEqual([401, 'not-signed-in'])
})

it('a token with the right claims and key is taken, so the refusals below have their own reasons', async () => {
  const server = await start({ sessionSecret: SECRET })
  expect((await post(server, '/v1/credentials', ROOM, forge(CLAIMS))).status).toBe(200)
})

it.each([
  ['text that is no token', 'abc'],
  ['a token of another key', forge(CLAIMS, { secret: `${SECRET}!` })],
  ['a token that is not signed', forge(CLAIMS, { alg: 'none' })],
  ['a token of another algorithm, though of the right key', forge(CLAIMS, { alg: 'HS512' })],
  ['a token of another issuer', forge({ ...CLAIMS, iss: 'shop' })],
  [
    'a token with another user put in',
    forge(CLAIMS).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'alice' })).toString('base64url')}.`),
  ],
  ['the app’s secret key', APP.secretKey],
])('[SV20] %s is refused', async (_, token) => {
  const server = await start({ sessionSecret: SECRET })
  const answer = await post(server, '/v1/credentials', ROOM, token)
  expect([answer.status, errorOf(answer).name]).toEqual([401, 'session-invalid'])
})

it('[SV20] ends by the server’s clock', async () => {
  const clock = manualClock(1_700_000_000_000)
  const server = await start({ clock, sessionSeconds: 60 })
  const { token, expiresAt } = await signIn(server)
  expect(expiresAt).toBe(clock.now() + 60_000)
  clock.advance(59_000)
  expect((await post(server, '/v1/credentials', ROOM, token)).status).toBe(200)
  clock.advance(2_000)
  const late = await post(server, '/v1/credentials', ROOM, token)
  expect([late.status, errorOf(late).name]).toEqual([401, 'session-expired'])
})

it('[SV21] a restart signs everybody out', async () => {
  const { token } = await signIn(await start())
  const answer = await post(await start(), '/v1/credentials', ROOM, token)
  expect(errorOf(answer).name).toBe('session-invalid')
})

it('[SV21] with a given key, token and name outlive a restart', async () => {
  const { token, userId } = await signIn(await start({ sessionSecret: SECRET }), '王芳')
  const answer = await post(await start({ sessionSecret: SECRET }), '/v1/profiles', { userIds: [userId] }, token)
  expect(answer.body).toEqual({ profiles: [{ userId, name: '王芳' }] })
})
