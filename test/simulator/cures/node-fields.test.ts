import { keepNodesClean } from '../../../simulator/src/browser/cures/node-fields'
import { glassEasel } from '../../../simulator/src/browser/host/engine'
import { createEngine } from '../support/engine'

const mountWithDataset = (): unknown => {
  const engine = createEngine()
  engine.define('odd', '<x />', { properties: { dataset: String } })
  return engine.mount('odd').caller.data
}

test('[SC3] a property called dataset breaks the engine as it comes, and works cured', () => {
  expect(mountWithDataset).toThrow()
  keepNodesClean(glassEasel)
  expect(mountWithDataset()).toEqual({ dataset: '' })
})
