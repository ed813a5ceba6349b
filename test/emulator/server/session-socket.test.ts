import { openStage } from '../support/stage'
import { Tag } from '../support/tag'
import vectors from '../../vectors/wire.json'

test.each(vectors.fromTag.bad)('[EM21] $name', async ({ when, text, fault, closes }) => {
  const { url } = await openStage()
  const tag = when === 'new' ? await Tag.open(url) : await Tag.enter(url, { userId: 'alice' })
  tag.clear()
  tag.send(text)
  if (closes) expect(await tag.closed).toBe(1008)
  else await tag.settled()
  expect(tag.frames).toEqual([{ type: 'fault', ...fault, message: expect.any(String) }])
})

test('[EM21] a frame over 16 KiB is refused by name, one far over it by the socket', async () => {
  const { url } = await openStage()
  const tag = await Tag.open(url)
  tag.send({ type: 'resume', token: 'x'.repeat(16 * 1024) })
  expect(await tag.closed).toBe(1008)
  expect(tag.short()).toEqual(['fault frame-too-large'])
  const huge = await Tag.open(url)
  huge.send({ type: 'resume', token: 'x'.repeat(1024 * 1024) })
  expect(await huge.closed).toBe(1009)
})

test('[EM21] a binary frame is no frame', async () => {
  const { url } = await openStage()
  const tag = await Tag.open(url)
  tag.socket.send(Buffer.from('{"type":"leave"}'))
  expect(await tag.closed).toBe(1008)
  expect(tag.short()).toEqual(['fault bad-json'])
})

test('[EM21] what comes after a fatal fault has no effect', async () => {
  const { url, control } = await openStage()
  const tag = await Tag.open(url)
  tag.send('nonsense')
  tag.sendEnter({ userId: 'alice' })
  expect(await tag.closed).toBe(1008)
  expect(tag.short()).toEqual(['fault bad-json'])
  expect(await control('rooms')).toEqual({ rooms: [] })
})

test('[EM22] a socket that says nothing is closed after 10 s', async () => {
  const { url, clock } = await openStage()
  const tag = await Tag.open(url)
  await tag.settled()
  clock.advance(9_999)
  await tag.settled()
  expect(tag.frames).toEqual([])
  clock.advance(1)
  expect(await tag.closed).toBe(1008)
  expect(tag.short()).toEqual(['fault enter-first'])
})

test('[EM22] a flood of frames is a fault; the same number with time in between is not', async () => {
  const { url, clock } = await openStage()
  const slow = await Tag.enter(url, { userId: 'slow' })
  const fast = await Tag.enter(url, { userId: 'fast' })
  for (let turn = 0; turn < 101; turn += 1) {
    slow.send({ type: 'publish', audio: false, video: false })
    if (turn % 50 === 0) {
      await slow.settled()
      clock.advance(1_000)
    }
  }
  await slow.settled()
  expect(slow.short()).not.toContain('fault bad-frame')
  for (let turn = 0; turn < 101; turn += 1) fast.send({ type: 'publish', audio: false, video: false })
  expect(await fast.closed).toBe(1008)
  expect(fast.short().at(-1)).toBe('fault bad-frame')
})

test('[EM23] a silent socket is lost after 10 s, and its user becomes a ghost', async () => {
  const { url, clock, control } = await openStage({ heartbeat: { everyMs: 5_000, silentMs: 10_000 } })
  const tag = await Tag.open(url, { autoPong: false })
  tag.sendEnter({ userId: 'alice' })
  await tag.until((frame) => frame.type === 'state' && frame.code === 1018)
  clock.advance(10_000)
  expect(await tag.closed).toBe(1006)
  expect(await control('rooms')).toMatchObject({ rooms: [{ users: [{ userId: 'alice', session: { isLinked: false } }] }] })
})

test('[EM23] a socket that answers pings is not', async () => {
  const { url, clock } = await openStage({ heartbeat: { everyMs: 5_000, silentMs: 10_000 } })
  const tag = await Tag.enter(url, { userId: 'alice' })
  for (let turn = 0; turn < 3; turn += 1) {
    const pinged = new Promise((resolve) => tag.socket.once('ping', resolve))
    clock.advance(5_000)
    await pinged
    await tag.settled()
  }
  expect(tag.socket.readyState).toBe(tag.socket.OPEN)
})

test('[EM20] closing the emulator closes the sockets with 1001', async () => {
  const { url, emulator } = await openStage()
  const tag = await Tag.enter(url, { userId: 'alice' })
  await emulator.close()
  expect(await tag.closed).toBe(1001)
})

test.each(vectors.fromTag.good)('[EM21] a good frame is taken: $name', async ({ when, frame }) => {
  const { url } = await openStage()
  const tag = when === 'new' ? await Tag.open(url) : await Tag.enter(url, { userId: 'alice' })
  tag.send(frame)
  await tag.settled()
  expect(tag.short().filter((text) => /^fault (bad|frame|enter|already)/.test(text))).toEqual([])
})
