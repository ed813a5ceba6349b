import { toGrid } from '../../../components/trtc-room/grid'
import { toFaultText } from '../../../components/trtc-room/fault-text'
import { LABELS } from '../../../components/texts'
import { ERRORS } from '../../../store/protocol/errors/table'
import { LANGUAGES } from '../../../store/protocol/errors/texts'

test.each([
  [0, '1'],
  [1, '1'],
  [2, '2'],
  [3, '4'],
  [4, '4'],
  [5, '9'],
  [9, '9'],
  [10, 'many'],
])('[RM25] %i tiles are laid out as %s', (tiles, grid) => {
  expect(toGrid(tiles)).toBe(grid)
})

test.each(LANGUAGES)('[RM41] every error has words in %s', (language) => {
  for (const code of ERRORS.keys()) expect(toFaultText({ code, fatal: true, retry: false }, language)).toMatch(/\S/)
  expect(Object.values(LABELS[language]).every((label) => label.trim() !== '')).toBe(true)
})

test('[RM41] nothing wrong, nothing said', () => {
  expect(toFaultText(null, 'en')).toBe('')
})
