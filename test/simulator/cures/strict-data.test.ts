import { copyData, DATA_LIMITS, makeDataStrict } from '../../../simulator/src/browser/cures/strict-data'
import { createEngine } from '../support/engine'

const collect = (): { refuse: jest.Mock; warn: jest.Mock } => ({ refuse: jest.fn(), warn: jest.fn() })

test('[SC15] values are copied through JSON, losses are named by path', () => {
  const remarks = collect()
  const list = [1, undefined]
  const { data } = copyData('page', { a: { b: new Date(0), c: undefined, d: () => 1 }, 'list[0]': 2, list }, remarks)
  expect(data).toEqual({ a: { b: '1970-01-01T00:00:00.000Z' }, 'list[0]': 2, list: [1, null] })
  expect(remarks.warn.mock.calls.flat()).toEqual([
    'page: setData: "a.c" is undefined and does not reach the view',
    'page: setData: "a.d" is function and does not reach the view',
    'page: setData: "list[1]" is undefined and does not reach the view',
  ])
})

test('[SC15] undefined and circles are refused, the rest is set', () => {
  const remarks = collect()
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(copyData('page', { a: undefined, b: 1, circle }, remarks).data).toEqual({ b: 1 })
  expect(remarks.refuse.mock.calls.flat()).toEqual([
    'page: setData: "a" is undefined, which WeChat refuses; use null',
    expect.stringContaining('page: setData: "circle" cannot be copied') as string,
  ])
})

test('[SC15] size: large is said, too large is refused as a whole', () => {
  const remarks = collect()
  makeDataStrict(remarks)
  const engine = createEngine()
  engine.define('big', '<x />', { data: { text: 'small' } })
  const { caller } = engine.mount('big')
  caller.setData({ text: 'x'.repeat(DATA_LIMITS.large) } as never)
  expect(remarks.warn.mock.calls.flat()).toEqual(['big: setData of 257 KB is slow on a phone; keep it below 256 KB'])
  caller.setData({ text: 'y'.repeat(DATA_LIMITS.refused) } as never)
  expect(remarks.refuse.mock.calls.flat()).toEqual(['big: setData of 1025 KB is over the limit of 1024 KB'])
  expect((caller.data as { text: string }).text).toMatch(/^x/)
})
