import { ask, errorOf, post, signIn, start, stopAll } from './server-client'

afterEach(stopAll)

const ROOM = { room: { kind: 'number', id: 1 } }

it('[SV60] a user who asks too often waits, another on the same address does not', async () => {
  const server = await start({ limits: { perUser: 2 } })
  const alice = await signIn(server, 'Alice')
  const bob = await signIn(server, 'Bob')
  const statuses = []
  for (let call = 0; call < 3; call += 1) statuses.push((await post(server, '/v1/credentials', ROOM, alice.token)).status)
  expect(statuses).toEqual([200, 200, 429])
  expect((await post(server, '/v1/credentials', ROOM, bob.token)).status).toBe(200)
})

it('[SV60] says how long to wait', async () => {
  const server = await start({ limits: { perAddress: 1 } })
  await ask(server, '/v1/health')
  const answer = await ask(server, '/v1/health')
  expect([answer.status, errorOf(answer).name]).toEqual([429, 'too-many-requests'])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
})

it('[SV60] sign-ins have a limit of their own', async () => {
  const server = await start({ limits: { signInsPerAddress: 1 } })
  await signIn(server)
  expect((await post(server, '/v1/sign-in', { provider: 'dev', name: 'Bob' })).status).toBe(429)
  expect((await ask(server, '/v1/health')).status).toBe(200)
})

it('[SV60] addresses that lead nowhere count too', async () => {
  const server = await start({ limits: { perAddress: 2 } })
  const statuses = []
  for (let call = 0; call < 3; call += 1) statuses.push((await ask(server, '/nowhere')).status)
  expect(statuses).toEqual([404, 404, 429])
})

it('[SV60] takes calls again after a minute', async () => {
  const server = await start({ limits: { perAddress: 1 } })
  await ask(server, '/v1/health')
  expect((await ask(server, '/v1/health')).status).toBe(429)
  const later = Date.now() + 61_000
  const now = jest.spyOn(Date, 'now').mockImplementation(() => later)
  const answer = await ask(server, '/v1/health')
  now.mockRestore()
  expect(answer.status).toBe(200)
})

const forwarded = (address: string): RequestInit => ({ headers: { 'x-forwarded-for': address } })

it('[SV61] x-forwarded-for of a stranger does not make a new address', async () => {
  const server = await start({ limits: { perAddress: 1 } })
  await ask(server, '/v1/health', forwarded('203.0.113.1'))
  expect((await ask(server, '/v1/health', forwarded('203.0.113.2'))).status).toBe(429)
})

it('[SV61] x-forwarded-for of a named proxy does', async () => {
  const server = await start({ limits: { perAddress: 1 }, trustProxy: 'loopback' })
  await ask(server, '/v1/health', forwarded('203.0.113.1'))
  expect((await ask(server, '/v1/health', forwarded('203.0.113.2'))).status).toBe(200)
})
