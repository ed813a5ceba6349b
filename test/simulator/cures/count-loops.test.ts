import { countLoops } from '../../../simulator/src/browser/cures/count-loops'
import { glassEasel } from '../../../simulator/src/browser/host/engine'
import { createEngine } from '../support/engine'

const turns = (counts: readonly unknown[]): string[] => {
  const engine = createEngine()
  engine.define('loop', '<block wx:for="{{n}}" wx:key="*this">{{index}}</block>', { data: { n: counts[0] } })
  const { caller, text } = engine.mount('loop')
  return counts.map((n) => {
    caller.setData({ n } as never)
    return text()
  })
}

test('[SC7] a loop runs while the index is below the number', () => {
  // The engine says that loops over numbers are for testing; that is what it does here.
  glassEasel.addGlobalWarningListener(() => false)
  expect(turns([0.75])).toEqual([''])
  countLoops()
  expect(turns([0.75, 2, 2.5, 0, -1, Number.NaN])).toEqual(['0', '01', '012', '', '', ''])
})
