/** A media file as camera and microphone. Both run in a loop from the same moment, so that they stay together. */
import type { Scope } from '../scope'
import { openMicrophoneGraph } from './audio-graph'
import type { Camera, Microphone } from './source'

type Capturing = HTMLVideoElement & { captureStream?: () => MediaStream }

/** Opens the picture of a file. */
export async function openFileCamera(scope: Scope, url: string): Promise<Camera> {
  const player: Capturing = await openPlayer(scope, url)
  player.muted = true
  await player.play()
  const [track] = player.captureStream?.().getVideoTracks() ?? []
  if (!track) throw new Error(`${url} holds no picture that this browser can capture`)
  scope.own('tracks', () => track.stop())
  return { track, flip: () => Promise.reject(new Error('a media file has only one camera')) }
}

/** Opens the sound of a file. */
export async function openFileMicrophone(scope: Scope, url: string, sampleRate: number): Promise<Microphone> {
  const player = await openPlayer(scope, url)
  const microphone = openMicrophoneGraph(scope, sampleRate, (context) => context.createMediaElementSource(player))
  await player.play()
  return microphone
}

async function openPlayer(scope: Scope, url: string): Promise<HTMLVideoElement> {
  const player = document.createElement('video')
  player.crossOrigin = 'anonymous'
  player.loop = true
  player.playsInline = true
  scope.own('tracks', () => {
    player.pause()
    player.removeAttribute('src')
    player.load()
  })
  await new Promise<void>((resolve, reject) => {
    scope.listen<Event>(player, 'loadedmetadata', () => resolve())
    scope.listen<Event>(player, 'error', () => reject(new Error(`cannot play ${url}`)))
    player.src = url
  })
  if (Number.isFinite(player.duration)) player.currentTime = (performance.now() / 1_000) % player.duration
  return player
}
