import type { PermissionAsk } from '../../server/src/index'
import { APP, errorOf, manualClock, post, signIn, start, stopAll } from './server-client'
import { readUserbuf, verifySignature, type Permission } from './verify-signature'

afterEach(stopAll)

const ROOM = { kind: 'string', id: 'demo-room_1' }

function permissionOf(body: Record<string, unknown>): Permission {
  return readUserbuf(verifySignature(String(body['privateMapKey']), APP.secretKey).userbuf ?? Buffer.alloc(0))
}

it('[SV30] [SV31] what is issued is what TRTC verifies', async () => {
  const server = await start()
  const { token, userId } = await signIn(server, '王芳', 'phone-1')
  const { status, body } = await post(server, '/v1/credentials', { room: ROOM }, token)
  expect(status).toBe(200)
  expect(body).toMatchObject({ sdkAppId: APP.sdkAppId, userId })
  expect(verifySignature(String(body['userSig']), APP.secretKey)).toMatchObject({ userId, sdkAppId: APP.sdkAppId, userbuf: undefined })
  expect(permissionOf(body)).toMatchObject({ userId, sdkAppId: APP.sdkAppId, room: ROOM, bits: 255 })
})

it('[SV31] a numeric room and a string of the same digits are two rooms', async () => {
  const server = await start()
  const { token } = await signIn(server)
  const number = await post(server, '/v1/credentials', { room: { kind: 'number', id: 123 } }, token)
  const string = await post(server, '/v1/credentials', { room: { kind: 'string', id: '123' } }, token)
  expect(permissionOf(number.body).room).toEqual({ kind: 'number', id: 123 })
  expect(permissionOf(string.body).room).toEqual({ kind: 'string', id: '123' })
})

it.each([
  ['the smallest number', { kind: 'number', id: 1 }],
  ['the largest number', { kind: 'number', id: 4_294_967_295 }],
  ['64 characters', { kind: 'string', id: 'r'.repeat(64) }],
])('[SV31] the room may be %s', async (_, room) => {
  const server = await start()
  const { token } = await signIn(server)
  expect(permissionOf((await post(server, '/v1/credentials', { room }, token)).body).room).toEqual(room)
})

it('[SV30] [SV31] [SV33] ends: 2 hours for the UserSig, 300 seconds for the privateMapKey', async () => {
  const clock = manualClock(1_900_000_000_000)
  const server = await start({ clock })
  const { token } = await signIn(server)
  const { body } = await post(server, '/v1/credentials', { room: ROOM }, token)
  expect(body).toMatchObject({ serverTime: clock.now(), expiresAt: clock.now() + 7_200_000 })
  const now = clock.now() / 1000
  expect(verifySignature(String(body['userSig']), APP.secretKey)).toMatchObject({ startSeconds: now, endSeconds: now + 7200 })
  expect(permissionOf(body).endSeconds).toBe(now + 300)
})

it('[SV33] a negative life gives tickets that have ended', async () => {
  const clock = manualClock(1_900_000_000_000)
  const server = await start({ clock, userSigSeconds: -60, privateMapKeySeconds: -30 })
  const { token } = await signIn(server)
  const { body } = await post(server, '/v1/credentials', { room: ROOM }, token)
  const now = clock.now() / 1000
  expect(body['expiresAt']).toBe((now - 60) * 1000)
  expect(verifySignature(String(body['userSig']), APP.secretKey).endSeconds).toBeLessThan(now)
  expect(permissionOf(body).endSeconds).toBeLessThan(now)
})

it('[SV30] a server with a wrong secret issues what does not verify', async () => {
  const server = await start({ app: { ...APP, secretKey: 'f'.repeat(64) } })
  const { token } = await signIn(server)
  const { body } = await post(server, '/v1/credentials', { room: ROOM }, token)
  expect(() => verifySignature(String(body['userSig']), APP.secretKey)).toThrow('HMAC')
})

it('[SV32] the policy decides the bits, per user and room', async () => {
  const asked: PermissionAsk[] = []
  const server = await start({
    policy: async (ask) => {
      asked.push(ask)
      return 42
    },
  })
  const { token, userId } = await signIn(server)
  const { body } = await post(server, '/v1/credentials', { room: ROOM }, token)
  expect(permissionOf(body).bits).toBe(42)
  expect(asked).toEqual([{ userId, room: ROOM }])
})

it.each<[string, () => number]>([
  ['256', () => 256],
  ['-1', () => -1],
  ['half a bit', () => 0.5],
  ['NaN', () => Number.NaN],
  ['nothing', () => undefined as unknown as number],
  [
    'an error',
    () => {
      throw new Error('database at 10.0.0.7 is down')
    },
  ],
])('[SV32] [SV53] a policy that answers %s signs nothing, and the reply does not say why', async (_, policy) => {
  const server = await start({ policy })
  const { token } = await signIn(server)
  const answer = await post(server, '/v1/credentials', { room: ROOM }, token)
  expect(answer.status).toBe(500)
  expect(errorOf(answer).name).toBe('internal')
  expect(answer.text).not.toMatch(/eJ|10\.0\.0\.7|policy|at /)
})

it.each<[string, unknown, string]>([
  ['no room', {}, 'room'],
  ['a room that is a text', { room: 'demo' }, 'room'],
  ['a room of no kind', { room: { id: 1 } }, 'room.kind'],
  ['a room of another kind', { room: { kind: 'uuid', id: 'x' } }, 'room.kind'],
  ['no id', { room: { kind: 'number' } }, 'room.id'],
  ['number 0', { room: { kind: 'number', id: 0 } }, 'room.id'],
  ['number 2^32', { room: { kind: 'number', id: 4_294_967_296 } }, 'room.id'],
  ['a fraction', { room: { kind: 'number', id: 1.5 } }, 'room.id'],
  ['digits as a number', { room: { kind: 'number', id: '12' } }, 'room.id'],
  ['a number as a text', { room: { kind: 'string', id: 12 } }, 'room.id'],
  ['an empty text', { room: { kind: 'string', id: '' } }, 'room.id'],
  ['65 characters', { room: { kind: 'string', id: 'r'.repeat(65) } }, 'room.id'],
  ['a text that breaks out of a URL', { room: { kind: 'string', id: 'a&userid=b' } }, 'room.id'],
  ['Chinese', { room: { kind: 'string', id: '房间' } }, 'room.id'],
  ['a text with its line end', { room: { kind: 'string', id: 'demo\n' } }, 'room.id'],
  ['a user beside the room', { room: ROOM, userId: 'alice' }, 'userId'],
  ['bits beside the id', { room: { ...ROOM, bits: 255 } }, 'room.bits'],
])('[SV51] %s is refused by its name', async (_, body, field) => {
  const server = await start()
  const { token } = await signIn(server)
  const answer = await post(server, '/v1/credentials', body, token)
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatchObject({ name: 'bad-field', field })
})

it('[SV62] 100 at once: each gets its own', async () => {
  const server = await start()
  const users = await Promise.all(Array.from({ length: 100 }, (_, index) => signIn(server, `User ${index}`, `phone-${index}`)))
  const answers = await Promise.all(users.map(({ token }) => post(server, '/v1/credentials', { room: ROOM }, token)))
  const signed = answers.map(({ body }) => verifySignature(String(body['userSig']), APP.secretKey).userId)
  expect(signed).toEqual(users.map(({ userId }) => userId))
  expect(new Set(signed).size).toBe(100)
})
