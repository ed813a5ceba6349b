/** The machine-readable part of the drawn camera, on plain pixels: what is written can be read after what video coding does to it. */
import {
  colourDistance,
  pictureAgeMs,
  readPixels,
  toRgb,
  userHash,
  writePicture,
  type Pixels,
} from '../../../simulator/src/browser/live/picture-code'

const COLOUR = '#3a6ea5'
const CLOCK_MS = 0xdeadbeef

function blank(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(90) }
}

function picture(userId = 'alice', clockMs = CLOCK_MS): Pixels {
  const pixels = blank(360, 640)
  writePicture(pixels, { clockMs, userHash: userHash(userId), colour: toRgb(COLOUR) })
  return pixels
}

/** Area mean, as an encoder scales down; also enlarges. */
function scale(from: Pixels, width: number, height: number): Pixels {
  const to = blank(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) to.data[(y * width + x) * 4 + channel] = areaMean(from, to, { x, y, channel })
  return to
}

function areaMean(from: Pixels, to: Pixels, at: { x: number; y: number; channel: number }): number {
  const span = (index: number, size: number, all: number): [number, number] => {
    const first = Math.floor((index * all) / size)
    return [first, Math.max(first + 1, Math.floor(((index + 1) * all) / size))]
  }
  const [left, right] = span(at.x, to.width, from.width)
  const [top, bottom] = span(at.y, to.height, from.height)
  let sum = 0
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) sum += from.data[(y * from.width + x) * 4 + at.channel] ?? 0
  return sum / ((right - left) * (bottom - top))
}

/** A box blur of this radius along both axes, by way of one small and one large picture. */
function blur(pixels: Pixels, factor: number): Pixels {
  return scale(scale(pixels, Math.round(pixels.width / factor), Math.round(pixels.height / factor)), pixels.width, pixels.height)
}

/** Numbers that look random and are the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function noisy(pixels: Pixels, strength: number, seed = 1): Pixels {
  const next = random(seed)
  return { ...pixels, data: pixels.data.map((value) => value + (next() - 0.5) * 2 * strength) }
}

describe('picture code', () => {
  test('[LT70] a picture says who and when, and keeps the colour', () => {
    expect(readPixels(picture())).toEqual({ ok: true, clockMs: CLOCK_MS, userHash: userHash('alice'), colour: COLOUR })
  })

  test.each([0, 1, 0x7fffffff, 0x80000000, 0xffffffff])('[LT70] clock %i survives', (clockMs) => {
    expect(readPixels(picture('alice', clockMs))).toMatchObject({ ok: true, clockMs })
  })

  test.each([
    [270, 480],
    [180, 320],
    [136, 240],
    [720, 1280],
    [640, 360],
  ])('[LT70] it can be read scaled to %i x %i', (width, height) => {
    const reading = readPixels(scale(picture(), width, height))
    expect(reading).toMatchObject({ ok: true, clockMs: CLOCK_MS, userHash: userHash('alice') })
    expect(colourDistance(reading.colour, COLOUR)).toBeLessThan(12)
  })

  test('[LT70] it can be read blurred, noisy and paler', () => {
    const coded = noisy(blur(scale(picture(), 270, 480), 2), 25)
    const paler = { ...coded, data: coded.data.map((value) => 40 + value * 0.6) }
    expect(readPixels(paler)).toMatchObject({ ok: true, clockMs: CLOCK_MS, userHash: userHash('alice') })
  })

  test('[LT70] a cell that flipped is noticed, whichever it is', () => {
    for (let column = 1; column <= 16; column += 1) {
      const pixels = picture()
      const centre = { x: Math.round((0.05 + (column + 0.5) * 0.05) * 360), y: Math.round((0.89 + 0.0225 * 1.5) * 640) }
      flip(pixels, centre)
      expect(readPixels(pixels).ok).toBe(false)
    }
  })

  test.each(['grey', 'noise', 'white', 'black'])('[LT70] %s is no picture', (kind) => {
    const pixels = blank(360, 640)
    const made = {
      grey: pixels,
      noise: noisy(pixels, 90),
      white: { ...pixels, data: pixels.data.fill(255) },
      black: { ...pixels, data: pixels.data.fill(0) },
    }
    expect(readPixels(made[kind as keyof typeof made]).ok).toBe(false)
  })

  test('[LT70] a picture of no size is no picture', () => {
    expect(readPixels(blank(0, 0)).ok).toBe(false)
  })

  test('[LT70] the age is right across the turn of the clock', () => {
    expect(pictureAgeMs({ ok: true, clockMs: 2 ** 32 - 40, userHash: 0, colour: COLOUR }, 20)).toBe(60)
  })

  test('[LT70] hashes of like names differ and fit in 24 bits', () => {
    const hashes = Array.from({ length: 2_000 }, (_, index) => userHash(`user_${index}`))
    expect(new Set(hashes).size).toBeGreaterThan(1_990)
    expect(Math.max(...hashes)).toBeLessThan(2 ** 24)
  })
})

/** Turns white into black and back, in the middle of a cell. */
function flip(pixels: Pixels, centre: { x: number; y: number }): void {
  for (let y = centre.y - 7; y <= centre.y + 7; y += 1)
    for (let x = centre.x - 8; x <= centre.x + 8; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * pixels.width + x) * 4 + channel
        pixels.data[at] = 255 - (pixels.data[at] ?? 0)
      }
}
