import { errorOf, post, signIn, start, stopAll } from './server-client'

afterEach(stopAll)

it('[SV40] names those who signed in, once, and no others', async () => {
  const server = await start()
  const alice = await signIn(server, 'Alice', 'phone-1')
  const fang = await signIn(server, '王芳', 'phone-2')
  const { body } = await post(server, '/v1/profiles', { userIds: [fang.userId, 'nobody', alice.userId, fang.userId] }, alice.token)
  expect(body).toEqual({
    profiles: [
      { userId: fang.userId, name: '王芳' },
      { userId: alice.userId, name: 'Alice' },
    ],
  })
})

it('[SV40] an empty list is answered with one', async () => {
  const server = await start()
  const { token } = await signIn(server)
  expect((await post(server, '/v1/profiles', { userIds: [] }, token)).body).toEqual({ profiles: [] })
})

const fifty = Array.from({ length: 50 }, (_, index) => `user-${index}`)

it('[SV51] takes 50 ids', async () => {
  const server = await start()
  const { token } = await signIn(server)
  expect((await post(server, '/v1/profiles', { userIds: fifty }, token)).status).toBe(200)
})

it.each<[string, unknown, string]>([
  ['51 ids', [...fifty, 'one-more'], 'userIds'],
  ['an id outside the grammar', ['alice', 'a b'], 'userIds.1'],
  ['an id that is too long', ['u'.repeat(33)], 'userIds.0'],
  ['an id that is a number', [7], 'userIds.0'],
  ['one id that is no list', 'alice', 'userIds'],
])('[SV51] %s is refused by its name', async (_, userIds, field) => {
  const server = await start()
  const { token } = await signIn(server)
  const answer = await post(server, '/v1/profiles', { userIds }, token)
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatchObject({ name: 'bad-field', field })
})
