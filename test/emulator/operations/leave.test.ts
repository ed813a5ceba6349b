import { openStage, type Stage } from '../support/stage'
import { Tag, type EnterParts } from '../support/tag'

const rooms = async (stage: Stage) => ((await stage.control('rooms')) as { rooms: { users: { userId: string }[] }[] }).rooms
const isThere = async (stage: Stage, userId: string) => JSON.stringify(await rooms(stage)).includes(`"userId":"${userId}"`)

/** Breaks the connection, and waits until the emulator has noticed. */
async function lose(stage: Stage, tag: Tag): Promise<void> {
  tag.socket.terminate()
  for (;;) if (JSON.stringify(await rooms(stage)).includes('"isLinked":false')) return
}

async function pair(stage: Stage, more: Partial<EnterParts> = {}): Promise<[Tag, Tag]> {
  const alice = await Tag.enter(stage.url, { userId: 'alice', audio: true, ...more })
  const bob = await Tag.enter(stage.url, { userId: 'bob', audio: true, video: true, ...more })
  await alice.settled()
  alice.clear()
  bob.clear()
  return [alice, bob]
}

test('[EM15] leave: reason[0] and close 1000; the others see what was on go off, then 1032', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  bob.send({ type: 'leave' })
  expect(await bob.closed).toBe(1000)
  expect(bob.short()).toEqual(['1019 reason[0]'])
  await alice.settled()
  expect(alice.short()).toEqual(['1033 bob off', '1034 bob off', '1032 bob'])
})

test('[EM15] only what was on goes off', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  alice.send({ type: 'leave' })
  await alice.closed
  await bob.settled()
  expect(bob.short()).toEqual(['1034 alice off', '1032 alice'])
})

test.each([1000, 1001, undefined])('[EM17] a socket that closes with %s leaves at once', async (code) => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  await bob.close(code)
  await alice.until((frame) => frame.type === 'state' && frame.code === 1032)
  expect(alice.short()).toEqual(['1033 bob off', '1034 bob off', '1032 bob'])
})

test('[EM16] kick: reason[1]', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  expect(await stage.control('kick', { room: { kind: 'number', id: 12345 }, userId: 'bob' })).toEqual({ ok: true })
  expect(await bob.closed).toBe(1000)
  expect(bob.short()).toEqual(['1019 reason[1]'])
  await alice.settled()
  expect(alice.short()).toEqual(['1033 bob off', '1034 bob off', '1032 bob'])
})

test('[EM16] dissolve: everybody gets reason[2] and hears nothing of the others', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  expect(await stage.control('dissolve', { room: { kind: 'number', id: 12345 } })).toEqual({ ok: true })
  await Promise.all([alice.closed, bob.closed])
  expect([alice.short(), bob.short()]).toEqual([['1019 reason[2]'], ['1019 reason[2]']])
  expect(await rooms(stage)).toEqual([])
})

test('[EM17] a lost socket makes a ghost that is gone after 90 s', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  await lose(stage, bob)
  stage.clock.advance(89_999)
  await alice.settled()
  expect(alice.short()).toEqual([])
  expect(await isThere(stage, 'bob')).toBe(true)
  stage.clock.advance(1)
  await alice.settled()
  expect(alice.short()).toEqual(['1033 bob off', '1034 bob off', '1032 bob'])
  expect(await isThere(stage, 'bob')).toBe(false)
})

test('[EM18] a ghost that is back stays, and is told of everybody in full', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  const eve = await Tag.enter(stage.url, { userId: 'eve' })
  await lose(stage, bob)
  await eve.close(1000)
  alice.send({ type: 'publish', audio: false, video: true })
  await alice.settled()
  const again = await Tag.open(stage.url)
  again.send({ type: 'resume', token: bob.token })
  await again.settled()
  expect(again.short()).toEqual(['1032 eve', '1031 alice', '1033 alice on', '1034 alice off'])
  alice.clear()
  stage.clock.advance(90_000)
  again.send({ type: 'publish', audio: false, video: true })
  await again.settled()
  await alice.settled()
  expect(alice.short()).toEqual(['1034 bob off'])
})

test('[EM18] a ghost hears that the media process died meanwhile', async () => {
  const stage = await openStage()
  const [, bob] = await pair(stage)
  await lose(stage, bob)
  stage.media.listener.onMediaDown()
  stage.media.listener.onMediaUp()
  const again = await Tag.open(stage.url)
  again.send({ type: 'resume', token: bob.token })
  await again.settled()
  expect(again.short().slice(0, 2)).toEqual(['media down', 'media up'])
})

test('[EM18] resume takes over from a socket that still looks alive', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  const again = await Tag.open(stage.url)
  again.send({ type: 'resume', token: bob.token })
  expect(await bob.closed).toBe(1001)
  await again.settled()
  await alice.settled()
  expect(alice.short()).toEqual([])
  again.send({ type: 'leave' })
  expect(await again.closed).toBe(1000)
})

test('[EM18] after the ghost time there is nothing to resume, but one can enter', async () => {
  const stage = await openStage()
  const [, bob] = await pair(stage)
  await lose(stage, bob)
  stage.clock.advance(90_000)
  const again = await Tag.open(stage.url)
  again.send({ type: 'resume', token: bob.token })
  again.sendEnter({ userId: 'bob' })
  await again.settled()
  expect(again.short().slice(0, 4)).toEqual(['fault unknown-session', '1001', 'entered', '1018'])
})

test('[EM7] a fresh login replaces a ghost', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  await lose(stage, bob)
  await Tag.enter(stage.url, { userId: 'bob' })
  await alice.settled()
  expect(alice.short()).toEqual(['1033 bob off', '1034 bob off', '1032 bob', '1031 bob'])
  stage.clock.advance(90_000)
  expect(await isThere(stage, 'bob')).toBe(true)
})

test('[EM19] a call ends with its last user', async () => {
  const stage = await openStage()
  const [alice, bob] = await pair(stage)
  alice.send({ type: 'leave' })
  await alice.closed
  expect(await rooms(stage)).toHaveLength(1)
  bob.send({ type: 'leave' })
  await bob.closed
  expect(await rooms(stage)).toEqual([])
})

test('[EM19] a live show ends at once when the last one out was an anchor', async () => {
  const stage = await openStage()
  const host = await Tag.enter(stage.url, { userId: 'host', scene: 'live', audio: true })
  host.send({ type: 'leave' })
  await host.closed
  expect(await rooms(stage)).toEqual([])
})

test('[EM19] a live show outlives its last audience by ten minutes', async () => {
  const stage = await openStage()
  const fan = await Tag.enter(stage.url, { userId: 'fan', scene: 'live' })
  fan.send({ type: 'leave' })
  await fan.closed
  stage.clock.advance(10 * 60_000 - 1)
  expect(await rooms(stage)).toHaveLength(1)
  stage.clock.advance(1)
  expect(await rooms(stage)).toEqual([])
})

test('[EM19] whoever comes back within the ten minutes keeps the show', async () => {
  const stage = await openStage()
  const fan = await Tag.enter(stage.url, { userId: 'fan', scene: 'live' })
  fan.send({ type: 'leave' })
  await fan.closed
  stage.clock.advance(60_000)
  await Tag.enter(stage.url, { userId: 'fan', scene: 'live' })
  stage.clock.advance(10 * 60_000)
  expect(await rooms(stage)).toHaveLength(1)
})
