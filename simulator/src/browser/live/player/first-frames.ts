/** Watches a leg come to life: first sound, first picture, changes of its size. */
import type { Scope } from '../scope'

export interface Watched {
  readonly video: HTMLVideoElement
  readonly stream: MediaStream
}

export interface FrameEvents {
  firstVideo(): void
  firstAudio(): void
  /** Also for the first size. */
  resized(width: number, height: number): void
}

/** Watches until the scope closes. */
export function watchFrames(scope: Scope, { video, stream }: Watched, events: FrameEvents): void {
  let seen = false
  const first = (): void => {
    if (seen || scope.closed) return
    seen = true
    events.firstVideo()
  }
  const frame = video.requestVideoFrameCallback(first)
  scope.defer(() => video.cancelVideoFrameCallback(frame))
  scope.listen<Event>(video, 'resize', () => {
    if (video.videoWidth === 0) return
    events.resized(video.videoWidth, video.videoHeight)
    // A hidden page presents no frames, but decodes them.
    if (document.hidden) first()
  })
  const [audio] = stream.getAudioTracks()
  if (!audio) return
  const unmuted = scope.listen<Event>(audio, 'unmute', () => {
    unmuted()
    events.firstAudio()
  })
}
