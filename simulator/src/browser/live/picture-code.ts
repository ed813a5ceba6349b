/**
 * The machine-readable part of the drawn camera: who is shown, and when the frame was drawn.
 * Works on plain pixels, so that it can be tested without a browser. Everything is relative to the size of the picture,
 * cells are read by the mean of their middle, and a checksum tells a wrong reading from a right one.
 */
import { BITS_PER_ROW, BLACK, COLUMNS, PATCH, ROWS, STRIP, WHITE } from './camera/picture-layout'

/** What `ImageData` is, as far as this file needs it. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** What a picture said. When `ok` is false the other values mean nothing. */
export interface PictureReading {
  readonly ok: boolean
  /** 24-bit hash of the user id, see `userHash`. */
  readonly userHash: number
  /** Milliseconds of the sender's clock when the frame was drawn, modulo 2^32. */
  readonly clockMs: number
  /** Mean colour of the patch, `#rrggbb`. */
  readonly colour: string
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const FLAT: PictureReading = { ok: false, userHash: 0, clockMs: 0, colour: '#000000' }
/** White and black nearer than this are no strip. */
const LEAST_CONTRAST = 60
/** How much of a cell is read: its middle, away from the blur of the edges. */
const MIDDLE = 0.5
const CLOCK_RANGE = 2 ** 32

/** The clock that is drawn: wall time that never jumps, modulo 2^32. */
export function pictureClockMs(): number {
  return Math.floor(performance.timeOrigin + performance.now()) % CLOCK_RANGE
}

/** Age of a frame in ms, right across the turn of the clock. */
export function pictureAgeMs(reading: PictureReading, nowMs = pictureClockMs()): number {
  return (nowMs - reading.clockMs + CLOCK_RANGE) % CLOCK_RANGE
}

/** FNV-1a over the UTF-8 bytes, folded to 24 bits. */
export function userHash(userId: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(userId)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return ((hash >>> 24) ^ hash) & 0xffffff
}

/** The cells of one picture, row by row, guards included; true is white. */
export function pictureCells(clockMs: number, hash: number): boolean[] {
  const bytes = [...bigEndian(clockMs, 4), ...bigEndian(hash, 3)]
  const bits = [...bytes, checksum(bytes)].flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((byte >> bit) & 1) === 1))
  const cells: boolean[] = []
  for (let row = 0; row < ROWS; row += 1) cells.push(true, ...bits.slice(row * BITS_PER_ROW, (row + 1) * BITS_PER_ROW), false)
  return cells
}

/** The place of a cell, in pixels of a picture of this size. */
export function cellBox(index: number, size: { readonly width: number; readonly height: number }): Box {
  const cell = { width: (STRIP.width / COLUMNS) * size.width, height: (STRIP.height / ROWS) * size.height }
  const column = index % COLUMNS
  const row = Math.floor(index / COLUMNS)
  return { x: STRIP.x * size.width + column * cell.width, y: STRIP.y * size.height + row * cell.height, ...cell }
}

/** Writes the strip and the patch into plain pixels; the drawn camera does the same with a canvas. */
export function writePicture(
  pixels: Pixels,
  content: { clockMs: number; userHash: number; colour: readonly [number, number, number] },
): void {
  const patch = {
    x: PATCH.x * pixels.width,
    y: PATCH.y * pixels.height,
    width: PATCH.width * pixels.width,
    height: PATCH.height * pixels.height,
  }
  fill(pixels, patch, content.colour)
  pictureCells(content.clockMs, content.userHash).forEach((white, index) => {
    const level = white ? WHITE : BLACK
    fill(pixels, cellBox(index, pixels), [level, level, level])
  })
}

/** Reads a whole picture of any size. */
export function readPixels(pixels: Pixels): PictureReading {
  if (pixels.width < COLUMNS * 2 || pixels.height < ROWS * 2) return FLAT
  const levels = Array.from({ length: ROWS * COLUMNS }, (_, index) => luma(mean(pixels, shrink(cellBox(index, pixels)))))
  const white = meanOf(guards(levels, 0))
  const black = meanOf(guards(levels, COLUMNS - 1))
  if (white - black < LEAST_CONTRAST) return FLAT
  const middle = (white + black) / 2
  const bytes = toBytes(levels.filter((_, index) => !isGuard(index)).map((level) => level > middle))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, sum = 0] = bytes
  const payload = [a, b, c, d, e, f, g]
  return {
    ok: checksum(payload) === sum,
    clockMs: ((a << 24) | (b << 16) | (c << 8) | d) >>> 0,
    userHash: (e << 16) | (f << 8) | g,
    colour: toHex(mean(pixels, shrink(patchBox(pixels)))),
  }
}

/** How far apart two `#rrggbb` colours are, 0 to 441; video coding moves a colour by some 10. */
export function colourDistance(one: string, other: string): number {
  const [a, b] = [toRgb(one), toRgb(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** `#rrggbb` as numbers. */
export function toRgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function toHex(rgb: readonly number[]): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function patchBox(size: Pixels): Box {
  return { x: PATCH.x * size.width, y: PATCH.y * size.height, width: PATCH.width * size.width, height: PATCH.height * size.height }
}

function isGuard(index: number): boolean {
  return index % COLUMNS === 0 || index % COLUMNS === COLUMNS - 1
}

function guards(levels: readonly number[], column: number): number[] {
  return levels.filter((_, index) => index % COLUMNS === column)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function shrink(box: Box): Box {
  const side = (1 - MIDDLE) / 2
  return { x: box.x + box.width * side, y: box.y + box.height * side, width: box.width * MIDDLE, height: box.height * MIDDLE }
}

function luma(rgb: readonly [number, number, number]): number {
  return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]
}

function mean(pixels: Pixels, box: Box): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  forEachPixel(pixels, box, (at) => {
    sum[0] += pixels.data[at] ?? 0
    sum[1] += pixels.data[at + 1] ?? 0
    sum[2] += pixels.data[at + 2] ?? 0
    count += 1
  })
  return [sum[0] / count, sum[1] / count, sum[2] / count]
}

function fill(pixels: Pixels, box: Box, rgb: readonly [number, number, number]): void {
  forEachPixel(pixels, box, (at) => pixels.data.set([...rgb, 255], at))
}

/** Every pixel whose middle lies in the box; at least the one nearest to its centre. */
function forEachPixel(pixels: Pixels, box: Box, visit: (at: number) => void): void {
  const [left, right] = span(box.x, box.width)
  const [top, bottom] = span(box.y, box.height)
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) visit((y * pixels.width + x) * 4)
}

function span(start: number, length: number): [number, number] {
  const from = Math.round(start)
  const to = Math.round(start + length)
  if (to > from) return [from, to]
  const centre = Math.floor(start + length / 2)
  return [centre, centre + 1]
}

function bigEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** (bytes - 1 - index)) % 256)
}

function toBytes(bits: readonly boolean[]): number[] {
  return Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + (bit ? 1 : 0), 0),
  )
}

/** CRC-8, polynomial 0x07, started at 0xff so that an all-black strip does not pass. */
function checksum(bytes: readonly number[]): number {
  let crc = 0xff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : (crc << 1) & 0xff
  }
  return crc
}
