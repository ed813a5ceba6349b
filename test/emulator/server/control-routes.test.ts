import { openStage } from '../support/stage'
import { Tag } from '../support/tag'

const ROOM = { kind: 'number', id: 12345 }

test('[EM31] health says how media is', async () => {
  const { control } = await openStage()
  expect(await control('health')).toEqual({ ok: true, uptimeMs: expect.any(Number), media: { state: 'up', pid: 1, restarts: 0 } })
})

test('[EM31] rooms show users, what they send, and their sessions', async () => {
  const { url, control, clock } = await openStage()
  await Tag.enter(url, { userId: 'alice', audio: true })
  const session = { terminal: 'browser', enteredAtMs: clock.now(), isLinked: true, isPublishing: false, legs: 0 }
  const users = [{ userId: 'alice', isAnchor: true, audio: true, video: false, session }]
  expect(await control('rooms')).toEqual({ rooms: [{ sdkAppId: 1400000001, room: ROOM, sceneClass: 'call', users }] })
})

test('[EM31] events are what was sent to whom, room by room, without tokens', async () => {
  const { url, control, clock } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice' })
  await Tag.enter(url, { userId: 'bob', room: 'other' })
  const at = { atMs: clock.now(), sdkAppId: 1400000001, room: 'number:12345', userId: 'alice' }
  const events = await control('events?room=number:12345')
  expect(events).toEqual({
    events: [
      { ...at, frame: { type: 'state', code: 1001, message: 'connected to the server' } },
      { ...at, frame: { type: 'entered' } },
      { ...at, frame: { type: 'state', code: 1018, message: 'enter room success' } },
      { ...at, frame: { type: 'state', code: 1002, message: 'push begins' } },
    ],
  })
  expect(JSON.stringify(await control('events'))).toContain('"userId":"bob"')
  expect(JSON.stringify(await control('events'))).not.toContain(alice.token)
})

test('[EM31] the journal keeps the last 1,000', async () => {
  const { url, control, clock } = await openStage()
  await Tag.enter(url, { userId: 'alice' })
  const bob = await Tag.enter(url, { userId: 'bob' })
  for (let turn = 0; turn < 1_100; turn += 1) {
    bob.send({ type: 'publish', audio: turn % 2 === 0, video: false })
    if (turn % 50 === 0) {
      await bob.settled()
      clock.advance(1_000)
    }
  }
  await bob.settled()
  const { events } = (await control('events')) as { events: unknown[] }
  expect(events).toHaveLength(1_000)
})

test('[EM31] reset puts everybody out and forgets the events', async () => {
  const { url, control } = await openStage()
  const tags = [await Tag.enter(url, { userId: 'alice' }), await Tag.enter(url, { userId: 'bob', room: 'other' })]
  expect(await control('reset', {})).toEqual({ ok: true })
  expect(await Promise.all(tags.map((tag) => tag.closed))).toEqual([1000, 1000])
  expect([await control('rooms'), await control('events')]).toEqual([{ rooms: [] }, { events: [] }])
})

test('[EM31] media counters, and a kill', async () => {
  const { control, media } = await openStage()
  expect(await control('media')).toMatchObject({ connections: 0, legs: 0, packetsIn: 0 })
  expect(await control('media/kill', {})).toEqual({ ok: true })
  expect(media.kills).toBe(1)
})

test.each([
  ['kick', { room: ROOM, userId: 'alice' }, 'no-such-room', 'room'],
  ['dissolve', { room: { kind: 'string', id: '12345' } }, 'no-such-room', 'room'],
  ['kick', { room: ROOM }, 'bad-request', ''],
  ['kick', { room: { kind: 'number', id: '1' }, userId: 'alice' }, 'bad-request', 'room.id'],
])('[EM31] %s of %j is refused by name', async (path, body, name, field) => {
  const { control } = await openStage()
  expect(await control(path, body)).toEqual({ error: { name, field, message: expect.any(String) } })
})

test('[EM31] a kick of somebody who is not there', async () => {
  const { url, control } = await openStage()
  await Tag.enter(url, { userId: 'alice' })
  expect(await control('kick', { room: ROOM, userId: 'bob' })).toMatchObject({ error: { name: 'no-such-user' } })
})
