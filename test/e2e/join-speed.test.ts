import { until } from './support/phone'
import { percentile, pictureOf } from './support/room'
import { startStack } from './support/stack'

const ROUNDS = 20
const JOIN_P95_MS = 1_000
const GLASS_TO_GLASS_P95_MS = 150
const FRAMES = 60

test(`${ROUNDS} joins: each sees the other within a second, and live`, async () => {
  const stack = await startStack()
  try {
    const [one, two] = [await stack.phone(1), await stack.phone(2)]
    const joins: number[] = []
    const ages: number[] = []
    await one.join('speed', 'Alice')
    for (let round = 0; round < ROUNDS; round += 1) {
      await two.fillIn('speed', 'Bob')
      const start = performance.now()
      await two.tapJoin()
      const seen = async (): Promise<boolean> => (await pictureOf(one, two)) !== undefined && (await pictureOf(two, one)) !== undefined
      await until('both see each other', seen)
      joins.push(performance.now() - start)
      if (round % 5 === 4) ages.push(...(await one.frameAges(FRAMES)), ...(await two.frameAges(FRAMES)))
      await two.leave()
      await until('phone 1 is alone', async () => (await one.seen()).length === 0)
    }
    const figures = { joinMs: spread(joins), glassToGlassMs: spread(ages), frames: ages.length }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    expect(ages.length).toBeGreaterThan(FRAMES * 6)
    expect(figures.joinMs.p95).toBeLessThan(JOIN_P95_MS)
    expect(figures.glassToGlassMs.p95).toBeLessThan(GLASS_TO_GLASS_P95_MS)
  } finally {
    await stack.close()
  }
})

function spread(values: readonly number[]): { readonly p50: number; readonly p95: number } {
  return { p50: Math.round(percentile(values, 0.5)), p95: Math.round(percentile(values, 0.95)) }
}
