import fc from 'fast-check'
import { diff } from '../../../components/with-store/diff'
import type { Patch } from '../../../components/with-store/diff'
import type { JsonObject } from '../../../components/with-store/json'

/** What `setData` does with data paths. */
function apply(data: JsonObject, patch: Patch): JsonObject {
  const result = JSON.parse(JSON.stringify(data)) as Record<string, unknown>
  for (const [path, value] of Object.entries(patch)) {
    const keys = path.split(/[.[\]]+/).filter(Boolean)
    const last = keys.pop() ?? ''
    const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, result)
    parent[last] = value
  }
  return result as JsonObject
}

test.each<[string, JsonObject, JsonObject, Patch]>([
  ['a field', { a: { x: 1, y: 2 } }, { a: { x: 1, y: 3 } }, { 'a.y': 3 }],
  ['nothing', { a: { x: [1, { y: 2 }] } }, { a: { x: [1, { y: 2 }] } }, {}],
  ['an item', { a: [1, 2, 3] }, { a: [1, 5, 3] }, { 'a[1]': 5 }],
  ['a longer list', { a: [1] }, { a: [1, 2] }, { 'a[1]': 2 }],
  ['a shorter list', { a: [1, 2] }, { a: [1] }, { a: [1] }],
  ['null to object', { a: null }, { a: { x: 1 } }, { a: { x: 1 } }],
  ['object to null', { a: { x: 1 } }, { a: null }, { a: null }],
])('[RM64] %s', (_, from, to, patch) => {
  expect(diff(from, to)).toEqual(patch)
})

test('[RM64] engines may change what they are given', () => {
  const to = { a: [{ x: 1 }] }
  const patch = diff({ a: null }, to) as { a: { x: number }[] }
  patch.a[0] = { x: 99 }
  expect(to).toEqual({ a: [{ x: 1 }] })
})

test('[RM64] the patch always makes one into the other', () => {
  const view = fc.record({
    text: fc.string(),
    list: fc.array(fc.integer(), { maxLength: 5 }),
    maybe: fc.option(fc.record({ code: fc.oneof(fc.integer(), fc.string()), deep: fc.record({ on: fc.boolean() }) })),
  })
  fc.assert(
    fc.property(view, view, (from, to) => {
      expect(apply(from, diff(from, to))).toEqual(JSON.parse(JSON.stringify(to)))
    }),
    { numRuns: 500, seed: 20240601 },
  )
})
