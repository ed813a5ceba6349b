import http from 'node:http'
import { startEmulator } from '../../../emulator/src'
import { FakeMedia } from '../support/fake-media'
import { APP } from '../support/signing'
import { openStage } from '../support/stage'
import { Tag } from '../support/tag'

const get = (url: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    http.get(url, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject)
  })

test.each([
  ['a program', {}, 200],
  ['a page of this machine', { origin: 'http://localhost:5173' }, 200],
  ['a page from elsewhere', { origin: 'https://example.com' }, 403],
  ['a page without an origin of its own', { origin: 'null' }, 403],
  ['a page whose name only looks like it', { origin: 'http://localhost.example.com' }, 403],
  ['a foreign name that resolves to loopback', { host: 'example.com' }, 403],
])('[EM30] %s', async (_who, headers, status) => {
  const { url } = await openStage()
  expect(await get(`${url}/control/health`, headers)).toBe(status)
})

test('[EM30] a session from a foreign page is refused as well', async () => {
  const { url } = await openStage()
  await expect(Tag.open(url, { origin: 'https://example.com' })).rejects.toThrow('403')
})

test('[EM30] a page of this machine may call WHIP and read Location', async () => {
  const { url } = await openStage()
  const response = await fetch(`${url}/v1/whip/main`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://127.0.0.1:5173',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
      'access-control-request-private-network': 'true',
    },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:5173')
  expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  expect(response.headers.get('access-control-allow-private-network')).toBe('true')
  const called = await fetch(`${url}/v1/whip/main`, {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1:5173', 'content-type': 'application/sdp' },
  })
  expect(called.headers.get('access-control-expose-headers')).toContain('location')
})

test('[EM30] a preflight of a foreign page gets no permission', async () => {
  const { url } = await openStage()
  const response = await fetch(`${url}/v1/whip/main`, {
    method: 'OPTIONS',
    headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
  })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('[EM30] beyond loopback an access token is needed', async () => {
  await expect(startEmulator({ apps: [APP], host: '0.0.0.0', media: new FakeMedia() })).rejects.toThrow('needs an access token')
})

test('[EM30] an access token is the first path segment, and then pages from elsewhere may call', async () => {
  const { url, emulator } = await openStage({ token: 'open-sesame-open-sesame' })
  expect(url).toBe(`http://127.0.0.1:${emulator.port}/open-sesame-open-sesame`)
  const statuses = [
    await get(`http://127.0.0.1:${emulator.port}/control/health`),
    await get(`http://127.0.0.1:${emulator.port}/open-sesame/control/health`),
    await get(`${url}/control/health`, { origin: 'https://example.com', host: 'example.com' }),
  ]
  expect(statuses).toEqual([404, 404, 200])
  await expect(Tag.open(`http://127.0.0.1:${emulator.port}`)).rejects.toThrow('404')
})

test('[EM30] with an access token Location has it as well', async () => {
  const { url, emulator } = await openStage({ token: 'open-sesame-open-sesame' })
  const { token } = await Tag.enter(url, { userId: 'alice', audio: true })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/sdp' }
  const created = await fetch(`${url}/v1/whip/main`, { method: 'POST', body: 'offer', headers })
  const location = created.headers.get('location') ?? ''
  expect(location).toMatch(/^\/open-sesame-open-sesame\/v1\/whip\//)
  expect(
    (await fetch(`http://127.0.0.1:${emulator.port}${location}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }))
      .status,
  ).toBe(204)
})

test.each(['short', 'with space with space', 'a/b'.repeat(10)])('[EM30] "%s" is no access token', async (token) => {
  await expect(startEmulator({ apps: [APP], token, media: new FakeMedia() })).rejects.toThrow('An access token is 16 to 128 of')
})
