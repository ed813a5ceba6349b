/** The default camera: a picture drawn by ourselves, so that phones can be told apart and latency can be read from it. */
import type { Scope } from '../scope'
import { Drawing } from './drawing'
import type { Camera, Facing, PictureFormat } from './source'
import { tick } from './ticker'

/** Who is drawn, and how. */
export interface DrawnOptions extends PictureFormat {
  readonly userId: string
  readonly colour: string
  readonly facing: Facing
}

/** Opens the drawn camera. */
export function openDrawnCamera(scope: Scope, options: DrawnOptions): Camera {
  const canvas = document.createElement('canvas')
  canvas.width = options.width
  canvas.height = options.height
  // Frames are read back by the encoder: a canvas in main memory is cheaper than one on the graphics card.
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!pen) throw new Error('this browser draws no canvas')
  let drawing = new Drawing(canvas, pen, options)
  drawing.draw()
  const track = capture(canvas)
  scope.own('tracks', () => track.stop())
  tick(scope, 1_000 / options.fps, () => {
    drawing.draw()
    track.requestFrame()
  })
  const flip = (facing: Facing): Promise<MediaStreamTrack> => {
    drawing = new Drawing(canvas, pen, { ...options, facing })
    return Promise.resolve(track)
  }
  return { track, flip }
}

/** A track that takes a frame only when told to, so that a frame is never sent half-drawn or twice. */
function capture(canvas: HTMLCanvasElement): CanvasCaptureMediaStreamTrack {
  const [track] = canvas.captureStream(0).getVideoTracks()
  if (!track || !('requestFrame' in track)) throw new Error('this browser captures no canvas')
  const frames = track as CanvasCaptureMediaStreamTrack
  frames.requestFrame()
  return frames
}
