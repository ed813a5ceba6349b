import { STYLE_MARKS } from '../../../simulator/src/shared/bundle'
import { fillScope, writeScopes } from '../../../simulator/src/browser/cures/style-scope'
import { glassEasel } from '../../../simulator/src/browser/host/engine'

const { classPrefix, tagScope, host } = STYLE_MARKS
const SHEET = `.${classPrefix}a wx-view${tagScope} {} [wx-host="${host}"] {}`

test('[SC9] classes, tags and the host are bound to the component', () => {
  expect(fillScope(SHEET, 'card')).toBe('.card--a wx-view[exparser\\:info-class-prefix="card--"] {} [wx-host="card"] {}')
})

test('[SC9] a shared sheet has no scope', () => {
  expect(fillScope(SHEET, undefined)).toBe('.a wx-view {} [wx-host=""] {}')
})

test('[SC9] the engine writes scopes only when told', () => {
  expect(glassEasel.globalOptions.writeExtraInfoToAttr).toBe(false)
  writeScopes(glassEasel)
  expect(glassEasel.globalOptions.writeExtraInfoToAttr).toBe(true)
})
