import { until } from './support/phone'
import { allSeeEachOther } from './support/room'
import { startStack } from './support/stack'

const RECOVERY_MS = 5_000
/** Frames that were under way when the process died. */
const UNDER_WAY_MS = 100

test('the media process is killed mid-call: pictures move again within five seconds', async () => {
  const stack = await startStack()
  try {
    const phones = [await stack.phone(1), await stack.phone(2)]
    for (const [index, phone] of phones.entries()) await phone.join('lobby', `name-${index}`)
    await until('both see each other', () => allSeeEachOther(phones))
    await stack.control('media/kill', {})
    const killed = Date.now()
    const moving = async (): Promise<boolean> => {
      const health = (await stack.control('health')) as { media: { restarts: number } }
      if (health.media.restarts < 1) return false
      const pictures = (await Promise.all(phones.map((phone) => phone.seen()))).flat()
      // A still picture can be read too: only one drawn after the kill counts.
      return pictures.length === 2 && pictures.every(({ ok, clockMs }) => ok && isAfter(clockMs, killed + UNDER_WAY_MS))
    }
    const ms = await until('both pictures move again', moving, RECOVERY_MS)
    process.stdout.write(`${JSON.stringify({ recoveryMs: Math.round(ms) })}\n`)
  } finally {
    await stack.close()
  }
})

/** The picture's clock is wall time modulo 2^32. */
function isAfter(clockMs: number, timeMs: number): boolean {
  return (clockMs - (timeMs % 2 ** 32) + 2 ** 32) % 2 ** 32 < 2 ** 31
}
