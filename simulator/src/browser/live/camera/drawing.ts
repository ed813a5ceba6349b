/** The drawn camera's picture: calm, told apart at a glance, and readable by `picture-code.ts`. */
import { cellBox, pictureCells, pictureClockMs, toRgb, userHash } from '../picture-code'
import { BLACK, PATCH, WHITE } from './picture-layout'
import type { Facing } from './source'

/** What is shown. */
export interface Scene {
  readonly userId: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly facing: Facing
}

type Canvas2d = CanvasRenderingContext2D

const FONT = 'system-ui, "PingFang SC", "Noto Sans", sans-serif'
const BLACK_CSS = `rgb(${BLACK},${BLACK},${BLACK})`
const WHITE_CSS = `rgb(${WHITE},${WHITE},${WHITE})`
/** Tiles cut off the sides or the top and bottom: what people read stays within the middle of the picture. */
const FACE_Y = 0.43
const SAFE_WIDTH = 0.52
/** One turn of the drifting disc. */
const DRIFT_MS = 9_000

/** Draws a still background once, and per frame only what moves. */
export class Drawing {
  private readonly hash: number
  private readonly still: HTMLCanvasElement

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly pen: Canvas2d,
    scene: Scene,
  ) {
    this.hash = userHash(scene.userId)
    this.still = document.createElement('canvas')
    this.still.width = canvas.width
    this.still.height = canvas.height
    const pen2 = this.still.getContext('2d', { alpha: false, willReadFrequently: true })
    if (pen2) drawStill(pen2, this.still, scene)
  }

  /** One frame, as of now. */
  draw(): void {
    const clockMs = pictureClockMs()
    this.pen.drawImage(this.still, 0, 0)
    this.drawDisc(clockMs)
    this.drawClock()
    this.drawStrip(clockMs)
  }

  private drawDisc(clockMs: number): void {
    const { width, height } = this.canvas
    const angle = ((clockMs % DRIFT_MS) / DRIFT_MS) * 2 * Math.PI
    this.pen.fillStyle = 'rgba(255,255,255,0.16)'
    this.pen.beginPath()
    this.pen.arc(width * (0.5 + 0.3 * Math.cos(angle)), height * (0.36 + 0.1 * Math.sin(angle * 2)), width * 0.13, 0, 2 * Math.PI)
    this.pen.fill()
  }

  private drawClock(): void {
    const now = new Date()
    const [hours, minutes, seconds] = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0'))
    const { width, height } = this.canvas
    this.pen.fillStyle = 'rgba(255,255,255,0.92)'
    this.pen.textAlign = 'center'
    this.pen.font = `300 ${Math.round(width * 0.08)}px ${FONT}`
    this.pen.fillText(`${hours}:${minutes}:${seconds}.${Math.floor(now.getMilliseconds() / 100)}`, width / 2, height * 0.62)
  }

  private drawStrip(clockMs: number): void {
    pictureCells(clockMs, this.hash).forEach((white, index) => {
      const { x, y, width, height } = cellBox(index, this.canvas)
      this.pen.fillStyle = white ? WHITE_CSS : BLACK_CSS
      // Whole pixels: a seam between two cells would be a needless edge for the encoder.
      this.pen.fillRect(Math.round(x), Math.round(y), Math.round(x + width) - Math.round(x), Math.round(y + height) - Math.round(y))
    })
  }
}

function drawStill(pen: Canvas2d, canvas: HTMLCanvasElement, scene: Scene): void {
  const { width, height } = canvas
  const dim = scene.facing === 'back' ? 0.72 : 1
  const sky = pen.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, shade(scene.colour, 1.18 * dim))
  sky.addColorStop(1, shade(scene.colour, 0.62 * dim))
  pen.fillStyle = sky
  pen.fillRect(0, 0, width, height)
  drawFace(pen, canvas, scene)
  pen.fillStyle = scene.colour
  pen.fillRect(PATCH.x * width, PATCH.y * height, PATCH.width * width, PATCH.height * height)
}

function drawFace(pen: Canvas2d, { width, height }: HTMLCanvasElement, scene: Scene): void {
  pen.fillStyle = 'rgba(255,255,255,0.2)'
  pen.beginPath()
  pen.arc(width / 2, height * FACE_Y, width * 0.17, 0, 2 * Math.PI)
  pen.fill()
  pen.fillStyle = '#fff'
  pen.textAlign = 'center'
  pen.font = `500 ${Math.round(width * 0.17)}px ${FONT}`
  pen.fillText([...scene.userId].slice(0, 1).join('').toUpperCase(), width / 2, height * FACE_Y + width * 0.06)
  setFitting(pen, scene.userId, { px: width * 0.08, widest: width * SAFE_WIDTH })
  pen.fillText(scene.userId, width / 2, height * 0.555)
  pen.font = `400 ${Math.round(width * 0.045)}px ${FONT}`
  pen.fillStyle = 'rgba(255,255,255,0.7)'
  pen.fillText(scene.facing === 'front' ? 'front camera' : 'back camera', width / 2, height * 0.66)
}

/** The font in which a text is no wider than `widest`. */
function setFitting(pen: Canvas2d, text: string, { px, widest }: { readonly px: number; readonly widest: number }): void {
  pen.font = `500 ${Math.round(px)}px ${FONT}`
  const { width } = pen.measureText(text)
  if (width > widest) pen.font = `500 ${Math.floor((px * widest) / width)}px ${FONT}`
}

function shade(colour: string, factor: number): string {
  return `rgb(${toRgb(colour)
    .map((part) => Math.min(255, Math.round(part * factor)))
    .join(',')})`
}
