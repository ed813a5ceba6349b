import { nameBehaviors } from '../../../simulator/src/browser/cures/named-behaviors'
import { createEngine } from '../support/engine'

test('[SC2] a behaviour given by name crashes the engine as it comes, and works cured', () => {
  const engine = createEngine()
  expect(() => engine.define('raw', '<x />', { behaviors: ['wx://form-field'] })).toThrow()
  const definition = { behaviors: ['wx://form-field', 'wx://unheard-of'] }
  nameBehaviors(engine.space)(definition)
  engine.define('field', '<x />', definition)
  expect(engine.mount('field').caller.data).toEqual({ name: '', value: null })
})
