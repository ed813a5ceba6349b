import { toPhoneUnits } from '../../../simulator/src/browser/cures/style-units'

test.each([
  ['width: 10rpx', 'width: calc(10 * var(--rpx))'],
  ['margin: -1.5rpx .5rpx', 'margin: calc(-1.5 * var(--rpx)) calc(.5 * var(--rpx))'],
  ['width: calc(100% - 20rpx)', 'width: calc(100% - calc(20 * var(--rpx)))'],
  ['height: 100vh', 'height: calc(100 * var(--vh))'],
  ['padding-bottom: env(safe-area-inset-bottom)', 'padding-bottom: var(--safe-area-inset-bottom)'],
  ['color: #10rpx1; width: 3px', 'color: #10rpx1; width: 3px'],
])('[SC6] %s', (style, expected) => {
  expect(toPhoneUnits(style)).toBe(expected)
})
