import { ReceiveLog } from '../../../../emulator/src/media/worker/receive-log'

const log = (...seqs: number[]): ReceiveLog => {
  const fresh = new ReceiveLog(90_000)
  for (const seq of seqs) fresh.arrived(seq, 0, 0)
  return fresh
}

test('[EM27] a hole is asked for, also across the wrap', () => {
  expect(log(10, 13).ask(0)).toEqual({ seqs: [11, 12], gaveUp: false })
  expect(log(65534, 1).ask(0)).toEqual({ seqs: [65535, 0], gaveUp: false })
})

test('[EM27] a late packet fills its hole, a second one is a duplicate', () => {
  const one = log(10, 12)
  expect([one.arrived(11, 0, 0), one.arrived(11, 0, 0), one.arrived(12, 0, 0), one.arrived(13, 0, 0)]).toEqual([
    'recovered',
    'duplicate',
    'duplicate',
    'next',
  ])
  expect(one.ask(0)).toEqual({ seqs: [], gaveUp: false })
})

test('[EM27] it asks 8 times, 25 ms apart, then gives up once', () => {
  const one = log(10, 12)
  const asked = Array.from({ length: 20 }, (_, step) => one.ask(step * 12.5))
  expect(asked.filter(({ seqs }) => seqs.length > 0)).toHaveLength(8)
  expect(asked.filter(({ gaveUp }) => gaveUp)).toHaveLength(1)
  expect(asked.findIndex(({ gaveUp }) => gaveUp)).toBe(15)
})

test('[EM27] a hole of more than 300 is a new start', () => {
  expect(log(10, 12, 400).ask(0).seqs).toEqual([])
})

test('[EM27] loss counts since the last report, and in all', () => {
  const one = log(10, 11, 14)
  expect(one.report()).toMatchObject({ fractionLost: Math.floor((2 * 256) / 5), lost: 2, highestSeq: 14 })
  one.arrived(12, 0, 0)
  one.arrived(15, 0, 0)
  expect(one.report()).toMatchObject({ fractionLost: 0, lost: 1, highestSeq: 15 })
})

test('[EM27] the highest number counts the wraps', () => {
  expect(log(65535, 0, 1).report()).toMatchObject({ highestSeq: 65_537, lost: 0 })
})

test('[EM27] jitter is nothing for an even stream and grows with an uneven one', () => {
  const even = new ReceiveLog(90_000)
  const uneven = new ReceiveLog(90_000)
  for (let step = 0; step < 50; step += 1) {
    even.arrived(step, step * 1_800, step * 20)
    uneven.arrived(step, step * 1_800, step * 20 + (step % 2) * 10)
  }
  expect(even.report()?.jitter).toBe(0)
  expect(uneven.report()?.jitter).toBeGreaterThan(700)
})

test('[EM27] nothing arrived, nothing to report', () => {
  expect(log().report()).toBeUndefined()
})
