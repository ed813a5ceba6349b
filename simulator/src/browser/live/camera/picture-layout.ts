/** Where the drawn camera puts its machine-readable parts, as fractions of the picture, so that it may be scaled. */

/** Bits of clock (32), user hash (24) and checksum (8), in this order, most significant bit first. */
export const PAYLOAD_BITS = 64
export const ROWS = 4
export const BITS_PER_ROW = PAYLOAD_BITS / ROWS
/** The outermost cells are always white (left) and black (right): they tell the reader what white and black look like. */
export const COLUMNS = BITS_PER_ROW + 2

/** The block of cells. */
export const STRIP = { x: 0.05, y: 0.89, width: 0.9, height: 0.09 } as const
/** A flat patch of the phone's colour above it. */
export const PATCH = { x: 0.05, y: 0.86, width: 0.9, height: 0.025 } as const

export const WHITE = 224
export const BLACK = 28
