import { until } from './support/phone'
import type { Phone } from './support/phone'
import { allSeeEachOther, pictureOf } from './support/room'
import { startStack } from './support/stack'
import type { Stack } from './support/stack'

/** A pitch that is there reads about 240 of 255; a codec that fades out, below 140. */
const LOUD = 190
const SILENT = 150

/** A line of the emulator's journal. */
interface Sent {
  readonly userId: string
  readonly frame: { readonly code?: number; readonly message?: string }
}

let stack: Stack
let one: Phone
let two: Phone

beforeAll(async () => {
  stack = await startStack()
  one = await stack.phone(1)
  two = await stack.phone(2)
  await one.join('lobby', 'Alice')
  await two.join('lobby', '小明')
  await until('both see each other', () => allSeeEachOther([one, two]))
})
afterAll(() => stack.close())

async function idOf(viewer: Phone, other: Phone): Promise<string> {
  const picture = await pictureOf(viewer, other)
  if (!picture) throw new Error(`phone ${viewer.number} does not show phone ${other.number}`)
  return picture.userId
}

test("each phone shows the other's picture, by name and colour, and only that", async () => {
  expect(await one.seen()).toHaveLength(1)
  expect(await two.seen()).toHaveLength(1)
  expect(await one.words()).toContain('小明')
  expect(await two.words()).toContain('Alice')
})

test("each phone hears the other's pitch", async () => {
  expect(await one.hears(await idOf(one, two), 2)).toBeGreaterThan(LOUD)
  expect(await two.hears(await idOf(two, one), 1)).toBeGreaterThan(LOUD)
})

test('mute reaches the other side, and comes back', async () => {
  const alice = await idOf(two, one)
  await one.tapTool('mic')
  await until('phone 2 shows that phone 1 is muted', async () => (await two.memberState(alice))?.audio === false)
  expect(await two.hears(alice, 1, 1_500)).toBeLessThan(SILENT)
  await one.tapTool('mic')
  await until('phone 2 shows that phone 1 is heard', async () => (await two.memberState(alice))?.audio === true)
  expect(await two.hears(alice, 1)).toBeGreaterThan(LOUD)
})

test('camera off reaches the other side, and comes back', async () => {
  const alice = await idOf(two, one)
  await one.tapTool('camera')
  await until('phone 2 shows that phone 1 has no camera on', async () => (await two.memberState(alice))?.video === false)
  await one.tapTool('camera')
  await until('phone 2 sees phone 1 again', async () => (await pictureOf(two, one)) !== undefined)
})

test('a third phone joins and leaves; the others go on seeing each other', async () => {
  const three = await stack.addPhone()
  await three.join('lobby', 'Carol')
  await until('all three see each other', () => allSeeEachOther([one, two, three]))
  await three.leave()
  await until('phone 1 shows one other', async () => (await one.seen()).length === 1)
  await until('phone 2 shows one other', async () => (await two.seen()).length === 1)
  expect(await allSeeEachOther([one, two])).toBe(true)
  await one.tapTool('mic')
  await until('the one who stayed still reacts', async () => (await two.memberState(await idOf(two, one)))?.audio === false)
  await one.tapTool('mic')
})

test('leaving the page by the back button leaves the room, once', async () => {
  const alice = await idOf(two, one)
  const bob = await idOf(one, two)
  await two.mini.navigateBack()
  await until('phone 1 is alone', async () => (await one.seen()).length === 0)
  const { events } = (await stack.control('events?room=string:lobby')) as { events: Sent[] }
  const departures = events.filter(({ userId, frame }) => userId === alice && frame.code === 1032 && frame.message?.includes(bob))
  expect(departures).toHaveLength(1)
})
