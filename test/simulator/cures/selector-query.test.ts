/** @jest-environment jsdom */
import { completeQueries } from '../../../simulator/src/browser/cures/selector-query'
import { createEngine } from '../support/engine'

type Query = { select(selector: string): { node(): Query; fields(fields: object): Query }; exec(done: (results: unknown[]) => void): void }

test('[SC13] node() and computedStyle are there; answers wait for the view', async () => {
  const settled: (() => void)[] = []
  completeQueries(
    (then) => settled.push(then),
    () => 'the node',
  )
  const engine = createEngine()
  engine.define('it', '<view class="a" />')
  const query = engine.mount('it').caller.createSelectorQuery() as unknown as Query
  query.select('.a').node().select('.none')
  query.select('.a').fields({ computedStyle: ['color'], id: true })
  const answer = new Promise<unknown[]>((resolve) => query.exec(resolve))
  expect(settled).toHaveLength(1)
  settled[0]?.()
  // There is no page here: the element is found, but nothing is drawn for it.
  expect(await answer).toEqual([{ node: null }, { id: '', color: '' }])
})
