import { openStage, type Stage } from '../support/stage'
import { APP, privateMapKey } from '../support/signing'
import { Tag } from '../support/tag'

const DEMANDING = { apps: [{ ...APP, requirePrivateMapKey: true }] }
const ticket = (userId: string, bits: number) => privateMapKey({ userId, room: 12345, bits })

const whip = (stage: Stage, tag: Tag) =>
  fetch(`${stage.url}/v1/whip/main`, {
    method: 'POST',
    body: 'offer',
    headers: { authorization: `Bearer ${tag.token}`, 'content-type': 'application/sdp' },
  })

test('[EM11] a camera and a microphone that are switched are told once', async () => {
  const { url } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice' })
  const bob = await Tag.enter(url, { userId: 'bob', audio: true, video: true })
  await alice.settled()
  alice.clear()
  for (const video of [false, false, true, true]) bob.send({ type: 'publish', audio: true, video })
  bob.send({ type: 'publish', audio: false, video: true })
  await bob.settled()
  await alice.settled()
  expect(alice.short()).toEqual(['1033 bob off', '1033 bob on', '1034 bob off'])
})

test('[EM10] in a live show nobody sees an audience', async () => {
  const { url } = await openStage()
  const host = await Tag.enter(url, { userId: 'host', scene: 'live', audio: true, video: true })
  const fan = await Tag.enter(url, { userId: 'fan', scene: 'live' })
  const other = await Tag.enter(url, { userId: 'other', scene: 'live' })
  expect(other.short().slice(-3)).toEqual(['1031 host', '1033 host on', '1034 host on'])
  await fan.close(1000)
  await host.settled()
  expect(host.short()).toEqual(['1001', 'entered', '1018'])
})

test('[EM10] an audience that sends becomes an anchor and stays one', async () => {
  const { url } = await openStage()
  const host = await Tag.enter(url, { userId: 'host', scene: 'live', audio: true })
  const guest = await Tag.enter(url, { userId: 'guest', scene: 'live' })
  host.clear()
  guest.send({ type: 'publish', audio: true, video: false })
  guest.send({ type: 'publish', audio: false, video: false })
  guest.send({ type: 'publish', audio: false, video: true })
  await guest.settled()
  await host.settled()
  expect(host.short()).toEqual(['1031 guest', '1034 guest on', '1034 guest off', '1033 guest on'])
})

test('[EM12] what is not allowed is told to its sender once, and to nobody else', async () => {
  const { url } = await openStage(DEMANDING)
  const alice = await Tag.enter(url, { userId: 'alice', privateMapKey: ticket('alice', 255) })
  const bob = await Tag.enter(url, { userId: 'bob', audio: true, video: true, privateMapKey: ticket('bob', 42) })
  expect(bob.short()).toEqual(['1001', 'entered', '1018', '1002', '1031 alice', '-102013', '-100006'])
  bob.clear()
  bob.send({ type: 'publish', audio: true, video: true })
  bob.send({ type: 'publish', audio: false, video: false })
  bob.send({ type: 'publish', audio: false, video: true })
  await bob.settled()
  expect(bob.short()).toEqual(['-102013'])
  await alice.settled()
  expect(alice.short()).toEqual(['1001', 'entered', '1018', '1002', '1031 bob'])
})

test('[EM12] the media of a kind that is not allowed does not pass', async () => {
  const stage = await openStage(DEMANDING)
  const bob = await Tag.enter(stage.url, { userId: 'bob', audio: true, video: true, privateMapKey: ticket('bob', 255 - 16) })
  await whip(stage, bob)
  expect(stage.media.published[0]?.gate).toEqual({ audio: true, video: false })
  bob.send({ type: 'publish', audio: false, video: true })
  await bob.settled()
  expect(stage.media.gates.at(-1)?.gate).toEqual({ audio: false, video: false })
})

test('[EM12] only so many may send', async () => {
  const { url } = await openStage({ limits: { senders: 1 } })
  const alice = await Tag.enter(url, { userId: 'alice', audio: true })
  const bob = await Tag.enter(url, { userId: 'bob', audio: true })
  expect(bob.short().at(-1)).toBe('-102052')
  await alice.settled()
  expect(alice.short().slice(-1)).toEqual(['1031 bob'])
  alice.send({ type: 'publish', audio: false, video: false })
  await alice.settled()
  bob.send({ type: 'publish', audio: false, video: true })
  await bob.settled()
  await alice.settled()
  expect(alice.short().at(-1)).toBe('1033 bob on')
})

test('[EM13] 1002 waits for the first connection and comes once', async () => {
  const stage = await openStage()
  const alice = await Tag.enter(stage.url, { userId: 'alice', audio: true })
  expect(alice.short()).toEqual(['1001', 'entered', '1018'])
  for (const turn of [0, 1]) {
    await whip(stage, alice)
    stage.media.listener.onConnectionUp(stage.media.published[turn]?.id ?? '')
  }
  await alice.settled()
  expect(alice.short()).toEqual(['1001', 'entered', '1018', '1002'])
})
