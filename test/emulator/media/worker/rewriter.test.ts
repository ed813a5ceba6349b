import { Rewriter } from '../../../../emulator/src/media/worker/rewriter'
import { rtp } from '../../support/packets'

const started = (seq: number, timestamp = 0): Rewriter => {
  const rewriter = new Rewriter(90_000)
  const first = rtp({ seq, timestamp })
  rewriter.start(first, 0)
  rewriter.rewrite(first, 0)
  return rewriter
}

test('[EM25] the first source keeps its numbers', () => {
  expect(started(65535, 500).rewrite(rtp({ seq: 0, timestamp: 3_500 }), 33)).toEqual({ seq: 0, timestamp: 3_500 })
})

test('[EM25] the next source runs on: the next number, and the time that has passed', () => {
  const rewriter = started(100, 9_000)
  rewriter.pause()
  const first = rtp({ seq: 40_000, timestamp: 77 })
  rewriter.start(first, 1_000)
  expect(rewriter.rewrite(first, 1_000)).toEqual({ seq: 101, timestamp: 9_000 + 90_000 })
  expect(rewriter.rewrite(rtp({ seq: 40_002, timestamp: 77 + 6_000 }), 1_066)).toEqual({ seq: 103, timestamp: 9_000 + 96_000 })
})

test('[EM25] time never stands still between two sources', () => {
  const rewriter = started(100, 9_000)
  rewriter.pause()
  const first = rtp({ seq: 1, timestamp: 0 })
  rewriter.start(first, 0)
  expect(rewriter.rewrite(first, 0)).toEqual({ seq: 101, timestamp: 9_090 })
})

test('[EM25] numbers and times wrap', () => {
  const rewriter = started(65535, 0xffffffff)
  rewriter.pause()
  const first = rtp({ seq: 7, timestamp: 7 })
  rewriter.start(first, 1)
  expect(rewriter.rewrite(first, 1)).toEqual({ seq: 0, timestamp: 89 })
})

test('[EM25] a pause leaves no hole that a receiver would ask for', () => {
  const rewriter = started(10)
  rewriter.pause()
  expect(rewriter.rewrite(rtp({ seq: 11 }), 0)).toBeUndefined()
  const key = rtp({ seq: 500 })
  rewriter.start(key, 0)
  expect(rewriter.rewrite(key, 0)?.seq).toBe(11)
})

test('[EM25] a packet from before the segment is dropped, a late one within is not', () => {
  const rewriter = started(10)
  rewriter.pause()
  const key = rtp({ seq: 20 })
  rewriter.start(key, 0)
  rewriter.rewrite(key, 0)
  expect(rewriter.rewrite(rtp({ seq: 19 }), 0)).toBeUndefined()
  rewriter.rewrite(rtp({ seq: 23 }), 0)
  expect(rewriter.rewrite(rtp({ seq: 22 }), 0)?.seq).toBe(13)
  expect(rewriter.rewrite(rtp({ seq: 24 }), 0)?.seq).toBe(15)
})

test('[EM27] a number that was sent leads back to its source within the segment only', () => {
  const rewriter = started(10)
  rewriter.pause()
  const key = rtp({ seq: 20 })
  rewriter.start(key, 0)
  rewriter.rewrite(key, 0)
  expect([rewriter.sourceSeq(11), rewriter.sourceSeq(10)]).toEqual([20, undefined])
})

test('[EM25] a segment lives on through several wraps', () => {
  const rewriter = started(0)
  const wrong: number[] = []
  for (let step = 1; step <= 200_000; step += 1) {
    const seq = step & 0xffff
    if (rewriter.rewrite(rtp({ seq, timestamp: 0 }), 0)?.seq !== seq) wrong.push(step)
  }
  expect(wrong).toEqual([])
})

test('[EM25] a sender report is moved into the time of the leg', () => {
  const rewriter = started(100, 9_000)
  rewriter.pause()
  expect(rewriter.timestamp(1)).toBeUndefined()
  rewriter.start(rtp({ seq: 1, timestamp: 0 }), 1_000)
  expect(rewriter.timestamp(450)).toBe(9_000 + 90_000 + 450)
})
