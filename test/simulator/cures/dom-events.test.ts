import { isForwarded } from '../../../simulator/src/browser/cures/dom-events'

test('[SC4] what a component may name itself is not forwarded from the DOM', () => {
  expect(['click', 'input', 'change', 'scroll', 'load', 'touchstart'].filter(isForwarded)).toEqual([])
  expect(isForwarded('transitionend')).toBe(true)
})
