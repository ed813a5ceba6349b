import { openStage, type Stage } from '../support/stage'
import { APP, privateMapKey } from '../support/signing'
import { Tag } from '../support/tag'

const SDP = 'application/sdp'
const DEMANDING = { apps: [{ ...APP, requirePrivateMapKey: true }] }

interface Call {
  method?: string
  token?: string
  type?: string
  body?: string
}

const call = (stage: Stage, path: string, { method = 'POST', token, type = SDP, body = 'offer' }: Call) =>
  fetch(stage.url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'POST' ? { 'content-type': type } : {}),
    },
    ...(method === 'POST' ? { body } : {}),
  })

const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { name: string; field: string } }
  return [response.status, error.name, error.field]
}

const idOf = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? ''

test('[EM25] WHIP answers 201 with the SDP and where to delete it', async () => {
  const stage = await openStage()
  const { token } = await Tag.enter(stage.url, { userId: 'alice', audio: true })
  const response = await call(stage, '/v1/whip/main', { token })
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([201, SDP, 'answer to offer'])
  expect(response.headers.get('location')).toMatch(/^\/v1\/whip\/[\w-]{32}$/)
  expect(stage.media.published).toEqual([
    { id: idOf(response), stream: '1400000001/number:12345/alice/main', offer: 'offer', gate: { audio: true, video: false } },
  ])
})

test('[EM25] WHEP opens a leg of a user who publishes nothing yet', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice' })
  await Tag.enter(stage.url, { userId: 'bob' })
  const response = await call(stage, '/v1/whep/bob/main?audio=1&video=0', { token: alice.token })
  expect(response.status).toBe(201)
  expect(stage.media.played).toEqual([
    { id: idOf(response), stream: '1400000001/number:12345/bob/main', offer: 'offer', wanted: { audio: true, video: false } },
  ])
})

test('[EM25] small plays main, aux is a stream of its own', async () => {
  const stage = await openStage()
  const { token } = await Tag.enter(stage.url, { userId: 'alice' })
  await call(stage, '/v1/whep/alice/small', { token })
  await call(stage, '/v1/whep/alice/aux', { token })
  expect(stage.media.played.map(({ stream }) => stream.split('/').at(-1))).toEqual(['main', 'aux'])
})

test('[EM28] subscribe switches a leg', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice' })
  const id = idOf(await call(stage, '/v1/whep/alice/main', { token: alice.token }))
  alice.send({ type: 'subscribe', leg: id, audio: false, video: true })
  await alice.settled()
  expect(stage.media.wanted).toEqual([{ id, wanted: { audio: false, video: true } }])
})

test('[EM14] a leg carries nothing of a kind that may not be received, and video says so', async () => {
  const stage = await openStage(DEMANDING)
  const key = privateMapKey({ userId: 'alice', room: 12345, bits: 255 - 8 - 32 })
  const alice = await Tag.enter(stage.url, { userId: 'alice', privateMapKey: key })
  alice.clear()
  const id = idOf(await call(stage, '/v1/whep/alice/main', { token: alice.token }))
  alice.send({ type: 'subscribe', leg: id, audio: true, video: false })
  alice.send({ type: 'subscribe', leg: id, audio: true, video: true })
  alice.send({ type: 'subscribe', leg: id, audio: true, video: true })
  await alice.settled()
  const nothing = { audio: false, video: false }
  expect(stage.media.played[0]?.wanted).toEqual(nothing)
  expect(stage.media.wanted.map(({ wanted }) => wanted)).toEqual([nothing, nothing, nothing])
  expect(alice.short()).toEqual(['-102019', '-102019'])
})

test('[EM12] who may send nothing may not publish', async () => {
  const stage = await openStage(DEMANDING)
  const key = privateMapKey({ userId: 'alice', room: 12345, bits: 255 - 4 - 16 })
  const { token } = await Tag.enter(stage.url, { userId: 'alice', privateMapKey: key })
  expect(await errorOf(await call(stage, '/v1/whip/main', { token }))).toEqual([403, 'not-permitted', ''])
})

test('[EM20] DELETE closes once, and is 204 also when it is gone, of somebody else, or of no session', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice' })
  const bob = await Tag.enter(stage.url, { userId: 'bob' })
  const created = await call(stage, '/v1/whep/bob/main', { token: alice.token })
  const path = created.headers.get('location') ?? ''
  const statuses: number[] = []
  for (const token of [bob.token, 'none', alice.token, alice.token])
    statuses.push((await call(stage, path, { method: 'DELETE', token })).status)
  expect(statuses).toEqual([204, 204, 204, 204])
  expect(stage.media.closed).toEqual([idOf(created)])
})

test('[EM20] the end of a session closes its publication and all its legs', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice', audio: true })
  const ids: string[] = []
  for (const path of ['/v1/whip/main', '/v1/whep/alice/main', '/v1/whep/alice/aux'])
    ids.push(idOf(await call(stage, path, { token: alice.token })))
  alice.send({ type: 'leave' })
  await alice.closed
  expect(stage.media.closed).toEqual(ids)
})

test('[EM29] media down is told and loses everything; media up is told', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice', audio: true })
  await call(stage, '/v1/whip/main', { token: alice.token })
  alice.clear()
  stage.media.isUp = false
  stage.media.listener.onMediaDown()
  const response = await call(stage, '/v1/whip/main', { token: alice.token })
  expect(response.headers.get('retry-after')).toBe('1')
  expect(await errorOf(response)).toEqual([503, 'media-down', ''])
  stage.media.listener.onMediaUp()
  await alice.settled()
  expect(alice.short()).toEqual(['media down', 'media up'])
  expect(await stage.control('rooms')).toMatchObject({ rooms: [{ users: [{ session: { isPublishing: false, legs: 0 } }] }] })
})

test('[EM20] a connection that is gone is forgotten', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice' })
  const id = idOf(await call(stage, '/v1/whep/alice/main', { token: alice.token }))
  stage.media.listener.onConnectionGone(id)
  alice.send({ type: 'subscribe', leg: id, audio: true, video: true })
  await alice.settled()
  expect(alice.short().at(-1)).toBe('fault unknown-leg')
})

test.each<[string, string, Call, [number, string, string]]>([
  ['no token', '/v1/whip/main', {}, [401, 'unknown-session', 'authorization']],
  ['a token of nobody', '/v1/whep/alice/main', { token: 'none' }, [401, 'unknown-session', 'authorization']],
  ['another type', '/v1/whip/main', { type: 'application/json', body: '{}' }, [415, 'unsupported-media-type', '']],
  ['an offer that is too large', '/v1/whip/main', { body: 'x'.repeat(70_000) }, [413, 'too-large', '']],
  ['a stream that is none', '/v1/whep/alice/other', {}, [400, 'bad-request', 'stream']],
  ['a user id that is none', '/v1/whep/a%20b/main', {}, [400, 'bad-request', 'userId']],
  ['a flag that is none', '/v1/whep/alice/main?audio=yes', {}, [400, 'bad-request', 'audio']],
  ['a path that is none', '/v1/whip/aux', {}, [404, 'no-such-path', '']],
])('[EM24] %s is refused by name', async (_what, path, parts, expected) => {
  expect(await errorOf(await call(await openStage(), path, parts))).toEqual(expected)
})

test('[EM14] a user who is not in the room cannot be played', async () => {
  const stage = await openStage()
  const { token } = await Tag.enter(stage.url, { userId: 'alice' })
  await Tag.enter(stage.url, { userId: 'bob', room: 2 })
  expect(await errorOf(await call(stage, '/v1/whep/bob/main', { token }))).toEqual([404, 'no-such-user', 'userId'])
})

test('[EM20] a session has at most 64 legs', async () => {
  const stage = await openStage()
  const { token } = await Tag.enter(stage.url, { userId: 'alice' })
  for (let turn = 0; turn < 64; turn += 1) await call(stage, '/v1/whep/alice/main', { token })
  expect(await errorOf(await call(stage, '/v1/whep/alice/main', { token }))).toEqual([429, 'too-many-legs', ''])
})
