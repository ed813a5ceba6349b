import { applyScriptOptions } from '../../../simulator/src/browser/cures/script-options'
import { createEngine } from '../support/engine'

const configAfter = (json: object, options: object | undefined): object => {
  const { space } = createEngine()
  space.addComponentStaticConfig('a', json as never)
  applyScriptOptions(space, 'a', options)
  return space.getComponentStaticConfig('a') as object
}

test('[SC8] style options of the script are taken over; JSON wins', () => {
  expect(configAfter({ component: true }, { styleIsolation: 'shared' })).toEqual({ component: true, styleIsolation: 'shared' })
  expect(configAfter({ component: true }, { addGlobalClass: true })).toEqual({ component: true, addGlobalClass: true })
  expect(configAfter({ styleIsolation: 'isolated' }, { styleIsolation: 'shared' })).toEqual({ styleIsolation: 'isolated' })
  expect(configAfter({ component: true }, undefined)).toEqual({ component: true })
})
