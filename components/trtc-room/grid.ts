/** How a number of tiles is laid out: one, two halves, 2 x 2, 3 x 3, or 3 columns that scroll. */
export type Grid = '1' | '2' | '4' | '9' | 'many'

export function toGrid(tiles: number): Grid {
  if (tiles <= 1) return '1'
  if (tiles === 2) return '2'
  if (tiles <= 4) return '4'
  return tiles <= 9 ? '9' : 'many'
}
