/** What a test can see and hear of a phone: `window.__phoneMedia`. */
import { pitchHz } from './camera/pluck'
import type { Phone } from './phone'
import { pictureAgeMs, readPixels, userHash, type PictureReading } from './picture-code'
import type { Player } from './player/player'
import { Scope, type Counts } from './scope'

/** One live-player that plays. */
export interface PlayerProbe {
  readonly id: string
  readonly userId: string
  readonly streamType: string
  readonly element: HTMLVideoElement
  readonly connectionState: string
  /** Reads the frame that is shown now; `ok` is false without a drawn picture. */
  readPicture(): PictureReading
  /** Ages in ms of the next `frames` frames when they reach the screen; frames that cannot be read are left out. */
  frameAges(frames: number): Promise<number[]>
  /** How loud this frequency is in what arrives, the highest within `ms`: 0 is -100 dB or less, 255 is -30 dB or more. */
  energyAt(hz: number, ms?: number): Promise<number>
}

export interface PhoneMedia {
  /** Pitch of the drawn microphone of any phone. */
  pitchHz(phone: number): number
  userHash(userId: string): number
  players(): PlayerProbe[]
  /** The picture of the phone's own preview. */
  readPreview(): PictureReading | undefined
  /** What is alive: connections, sockets, timers … */
  stats(): Counts
}

declare global {
  interface Window {
    /** Only for tests and tools. */
    __phoneMedia?: PhoneMedia
  }
}

const FFT_SIZE = 4096
const LISTEN_STEP_MS = 50
const LISTEN_MS = 2_000
/** What sounded before is let fade out first. */
const FADE_MS = 400

/** Looks into a phone. */
export function createPhoneMedia(phone: Phone): PhoneMedia {
  const canvas = document.createElement('canvas')
  const read = (video: HTMLVideoElement): PictureReading => readVideo(video, canvas)
  return {
    pitchHz,
    userHash,
    players: () => [...phone.players].flatMap((player) => probe(phone, player, read)),
    readPreview: () => {
      const [video] = phone.pushers.all().flatMap((pusher) => pusher.video ?? [])
      return video ? read(video) : undefined
    },
    stats: () => phone.tally.counts(),
  }
}

function probe(phone: Phone, player: Player, read: (video: HTMLVideoElement) => PictureReading): PlayerProbe[] {
  const { playingSource: source, video } = player
  if (!source || !video) return []
  return [
    {
      id: player.host.id,
      ...source,
      element: video,
      connectionState: player.leg?.pc.connectionState ?? 'none',
      readPicture: () => read(video),
      frameAges: (frames) => frameAges(video, frames, read),
      energyAt: (hz, ms = LISTEN_MS) => energyAt(phone, player.leg?.stream, { hz, ms }),
    },
  ]
}

/** Draws the frame in its own size; the canvas is kept, since a test reads many. */
function readVideo(video: HTMLVideoElement, canvas: HTMLCanvasElement): PictureReading {
  const { videoWidth: width, videoHeight: height } = video
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || width === 0 || height === 0) return readPixels({ width: 0, height: 0, data: new Uint8ClampedArray() })
  canvas.width = width
  canvas.height = height
  pen.drawImage(video, 0, 0)
  return readPixels(pen.getImageData(0, 0, width, height))
}

function frameAges(video: HTMLVideoElement, frames: number, read: (video: HTMLVideoElement) => PictureReading): Promise<number[]> {
  const ages: number[] = []
  return new Promise((resolve) => {
    let left = frames
    const onFrame = (): void => {
      const reading = read(video)
      if (reading.ok) ages.push(pictureAgeMs(reading))
      left -= 1
      if (left > 0) video.requestVideoFrameCallback(onFrame)
      else resolve(ages)
    }
    video.requestVideoFrameCallback(onFrame)
  })
}

async function energyAt(phone: Phone, stream: MediaStream | undefined, { hz, ms }: { hz: number; ms: number }): Promise<number> {
  if (!stream) return 0
  const scope = new Scope(phone.tally)
  const context = new AudioContext()
  scope.own('audioContexts', () => void context.close())
  await context.resume()
  const analyser = context.createAnalyser()
  analyser.fftSize = FFT_SIZE
  analyser.smoothingTimeConstant = 0
  context.createMediaStreamSource(stream).connect(analyser)
  const bins = new Uint8Array(analyser.frequencyBinCount)
  const bin = Math.round((hz * FFT_SIZE) / context.sampleRate)
  let loudest = 0
  const from = performance.now() + Math.min(FADE_MS, ms / 2)
  scope.every(LISTEN_STEP_MS, () => {
    if (performance.now() < from) return
    analyser.getByteFrequencyData(bins)
    loudest = Math.max(loudest, ...bins.slice(Math.max(0, bin - 1), bin + 2))
  })
  return new Promise((resolve) => {
    scope.after(ms, () => {
      scope.close()
      resolve(loudest)
    })
  })
}
