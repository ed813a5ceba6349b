/** Real packets through a real media process. */
import { cleanup } from 'node-datachannel'
import { startEmulator, type Emulator } from '../../../emulator/src'
import { bundle, type Built } from '../support/built'
import { Player, Publisher } from '../support/peer'
import { APP, START_MS } from '../support/signing'
import { Tag } from '../support/tag'
import { VirtualClock } from '../support/virtual-clock'

interface Stats {
  connections: number
  legs: number
  publications: number
  resent: number
  recovered: number
}

let built: Built
let emulator: Emulator
const peers: { close(): void }[] = []

beforeAll(async () => {
  built = await bundle({ worker: 'media/worker/main.ts' })
})

beforeEach(async () => {
  const clock = new VirtualClock(START_MS)
  emulator = await startEmulator({ apps: [APP], clock, heartbeat: false, workerFile: built.file('worker.js') })
})

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close()
  await emulator.close()
})

afterAll(() => {
  cleanup()
  built.remove()
})

const control = async (name: string, method = 'GET') => (await fetch(`${emulator.url}/control/${name}`, { method })).json()
/** Also a barrier: the media process has done by then whatever it was told before. */
const stats = async () => (await control('media')) as Stats

async function publish(tag: Tag, codec?: 'H264' | 'VP8'): Promise<Publisher> {
  const publisher = await Publisher.start(emulator.url, tag, codec)
  peers.push(publisher)
  return publisher
}

async function play(tag: Tag, userId: string): Promise<Player> {
  const player = await Player.start(emulator.url, tag, userId)
  peers.push(player)
  return player
}

async function pair(): Promise<[Tag, Tag]> {
  const alice = await Tag.enter(emulator.url, { userId: 'alice', audio: true, video: true })
  return [alice, await Tag.enter(emulator.url, { userId: 'bob' })]
}

/** Picture and sound are on their way. */
async function flowing(): Promise<{ alice: Tag; bob: Tag; publisher: Publisher; player: Player }> {
  const [alice, bob] = await pair()
  const player = await play(bob, 'alice')
  const publisher = await publish(alice)
  await player.more('video', 3)
  await player.more('audio', 3)
  return { alice, bob, publisher, player }
}

const steps = (values: number[], space: number) => values.slice(1).map((value, at) => (value - (values[at] ?? 0) + space) % space)

test('[EM25] a leg that is opened first gets the stream when it comes, from a keyframe on', async () => {
  const { player } = await flowing()
  expect(player.of('video')[0]).toMatchObject({ isKey: true, payloadType: 109 })
  expect(new Set(player.received.map(({ ssrc }) => ssrc)).size).toBe(2)
})

test('[EM25] a second publication goes on in the same stream, with another codec as well', async () => {
  const { alice, player } = await flowing()
  const before = player.of('video').length
  await publish(alice, 'VP8')
  await player.until(() => player.of('video').some(({ payloadType }) => payloadType === 96))
  await player.more('video', 5)
  const video = player.of('video', before - 1)
  const first = video.find(({ payloadType }) => payloadType === 96)
  expect(first?.isKey).toBe(true)
  expect(new Set(player.of('video').map(({ ssrc }) => ssrc)).size).toBe(1)
  expect(
    new Set(
      steps(
        video.map(({ seq }) => seq),
        0x10000,
      ),
    ),
  ).toEqual(new Set([1]))
  expect(
    Math.max(
      ...steps(
        video.map(({ timestamp }) => timestamp),
        2 ** 32,
      ),
    ),
  ).toBeLessThan(90_000)
  expect(await stats()).toMatchObject({ publications: 1, legs: 1 })
})

test('[EM28] a leg that is muted gets nothing of that kind, and goes on without a hole', async () => {
  const { bob, player } = await flowing()
  const leg = player.location.split('/').at(-1)
  bob.send({ type: 'subscribe', leg, audio: true, video: false })
  await bob.settled()
  await stats()
  await player.more('audio', 5)
  const muted = player.of('video').length
  await player.more('audio', 20)
  expect(player.of('video').length).toBe(muted)
  bob.send({ type: 'subscribe', leg, audio: true, video: true })
  await player.more('video', 5)
  expect(player.of('video')[muted]?.isKey).toBe(true)
  expect(
    new Set(
      steps(
        player.of('video').map(({ seq }) => seq),
        0x10000,
      ),
    ),
  ).toEqual(new Set([1]))
})

test('[EM28] a camera that is off passes nothing on, whatever is sent', async () => {
  const { alice, player } = await flowing()
  alice.send({ type: 'publish', audio: true, video: false })
  await alice.settled()
  await stats()
  await player.more('audio', 5)
  const off = player.of('video').length
  await player.more('audio', 20)
  expect(player.of('video').length).toBe(off)
  alice.send({ type: 'publish', audio: true, video: true })
  await player.more('video', 5)
  expect(player.of('video')[off]?.isKey).toBe(true)
})

test('[EM27] what a player missed is sent again', async () => {
  const { player } = await flowing()
  const seq = player.of('video')[1]?.seq ?? 0
  player.nack(seq)
  // Seen by its counter: a packet that was not lost after all is dropped by SRTP's replay protection.
  while ((await stats()).resent === 0) expect((await stats()).connections).toBe(2)
})

test('[EM27] what the emulator missed is asked for, and arrives', async () => {
  const { publisher, player } = await flowing()
  publisher.lost.add(publisher.next + 1)
  await publisher.until(() => publisher.feedback.some(({ type }) => type === 'nack'))
  await player.more('video', 20)
  const seqs = player.of('video').map(({ seq }) => seq)
  expect(new Set(seqs).size).toBe(Math.max(...seqs) - Math.min(...seqs) + 1)
  expect((await stats()).recovered).toBe(1)
})

test('[EM20] nothing is left when everybody has left', async () => {
  const { alice, bob } = await flowing()
  for (const tag of [alice, bob]) {
    tag.send({ type: 'leave' })
    await tag.closed
  }
  expect(await stats()).toMatchObject({ connections: 0, publications: 0, legs: 0 })
})

test('[EM20] a deleted leg and a deleted publication are gone', async () => {
  const { alice, bob, publisher, player } = await flowing()
  for (const [tag, peer] of [
    [alice, publisher],
    [bob, player],
  ] as const) {
    await fetch(emulator.url + peer.location, { method: 'DELETE', headers: { authorization: `Bearer ${tag.token}` } })
  }
  expect(await stats()).toMatchObject({ connections: 0 })
})

test('[EM13] 1002 comes when the connection is up', async () => {
  const { alice } = await flowing()
  await alice.settled()
  expect(alice.short()).toEqual(['1001', 'entered', '1018', '1031 bob', '1002'])
})

test('[EM24] an offer that cannot be answered is bad-sdp, and leaves nothing behind', async () => {
  const [alice] = await pair()
  const offer = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\na=rtpmap:111 opus/48000/2\r\n'
  for (const body of ['hello', offer]) {
    const response = await fetch(`${emulator.url}/v1/whip/main`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/sdp' },
    })
    expect([response.status, await response.json()]).toEqual([400, { error: { name: 'bad-sdp', field: '', message: expect.any(String) } }])
  }
  expect(await stats()).toMatchObject({ connections: 0 })
  expect(await control('health')).toMatchObject({ media: { state: 'up', restarts: 0 } })
})

test('[EM29] when the media process dies everybody is told, and publishing and playing go on in the same session', async () => {
  const { alice, bob } = await flowing()
  alice.clear()
  await control('media/kill', 'POST')
  for (const tag of [alice, bob]) await tag.until((frame) => frame.type === 'media' && frame.state === 'up')
  expect(alice.short()).toEqual(['media down', 'media up'])
  expect(await control('health')).toMatchObject({ media: { state: 'up', restarts: 1 } })
  const player = await play(bob, 'alice')
  await publish(alice)
  await player.more('video', 3)
})
