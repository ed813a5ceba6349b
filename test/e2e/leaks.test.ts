import { until } from './support/phone'
import { allSeeEachOther } from './support/room'
import { startStack } from './support/stack'

const ROUNDS = 50

test(`${ROUNDS} rounds of joining and leaving leave nothing behind`, async () => {
  const stack = await startStack()
  try {
    const [one, two] = [await stack.phone(1), await stack.phone(2)]
    const before = [await one.stats(), await two.stats()]
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([one.join('leaks', 'Alice'), two.join('leaks', 'Bob')])
      // Every fifth round goes all the way to the pictures; the others leave in the middle of joining, which is harder.
      if (round % 5 === 0) {
        await until('both see each other', () => allSeeEachOther([one, two]))
        // One that sends and one that receives: what is counted is really counted.
        expect(await one.stats()).toMatchObject({ peerConnections: 2, sockets: 1 })
      }
      await Promise.all([one.leave(), two.leave()])
    }
    await until('the emulator has no room', async () => ((await stack.control('rooms')) as { rooms: unknown[] }).rooms.length === 0)
    await until('the media process holds nothing', async () => {
      const media = (await stack.control('media')) as Record<string, unknown>
      return media['connections'] === 0 && media['legs'] === 0
    })
    const nothing = Object.fromEntries(Object.keys(before[0] ?? {}).map((kind) => [kind, 0]))
    await until('the tags hold nothing', async () => {
      const now = [await one.stats(), await two.stats()]
      return JSON.stringify(now) === JSON.stringify([nothing, nothing])
    })
    expect(before).toEqual([nothing, nothing])
  } finally {
    await stack.close()
  }
})
