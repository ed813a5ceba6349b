/** The laptop's own camera and microphone. */
import type { Scope } from '../scope'
import { openMicrophoneGraph } from './audio-graph'
import { fromMediaError, type Camera, type Facing, type Microphone, type PictureFormat } from './source'

/** Opens the webcam; rejects with `PermissionDenied` when the user refuses. */
export async function openWebcam(scope: Scope, format: PictureFormat, facing: Facing): Promise<Camera> {
  const first = await openVideo(scope, format, facing)
  let { release } = first
  return {
    track: first.track,
    async flip(to) {
      release()
      const next = await openVideo(scope, format, to)
      release = next.release
      return next.track
    },
  }
}

/** Opens the microphone of the laptop. */
export async function openWebcamMicrophone(
  scope: Scope,
  options: { readonly sampleRate: number; readonly agc: boolean; readonly ans: boolean },
): Promise<Microphone> {
  const audio = { echoCancellation: true, autoGainControl: options.agc, noiseSuppression: options.ans }
  const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch((error: unknown) => Promise.reject(fromMediaError(error)))
  for (const track of stream.getTracks()) scope.own('tracks', () => track.stop())
  return openMicrophoneGraph(scope, options.sampleRate, (context) => context.createMediaStreamSource(stream))
}

async function openVideo(scope: Scope, format: PictureFormat, facing: Facing): Promise<{ track: MediaStreamTrack; release: () => void }> {
  const video = {
    facingMode: facing === 'front' ? 'user' : 'environment',
    width: { ideal: format.width },
    height: { ideal: format.height },
    frameRate: { ideal: format.fps },
  }
  const stream = await navigator.mediaDevices.getUserMedia({ video }).catch((error: unknown) => Promise.reject(fromMediaError(error)))
  const [track] = stream.getVideoTracks()
  if (!track) throw new Error('the webcam gives no picture')
  return { track, release: scope.own('tracks', () => track.stop()) }
}
