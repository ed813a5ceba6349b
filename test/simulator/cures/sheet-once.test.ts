import { SheetOnce } from '../../../simulator/src/browser/cures/sheet-once'

test('[SC11] a sheet is added the first time only', () => {
  const sheets = new SheetOnce()
  const append = jest.fn(() => 3)
  expect([sheets.add('a', append), sheets.add('a', append), sheets.add('b', append)]).toEqual([3, 3, 3])
  expect(append).toHaveBeenCalledTimes(2)
})
