/** The pusher's own picture, in the tag. */
import type { Scope } from '../scope'

const FILL = 'position:absolute;inset:0;width:100%;height:100%;'
const NOTE =
  'display:flex;align-items:center;justify-content:center;padding:8px;box-sizing:border-box;background:#402;color:#fff;font:13px sans-serif;text-align:center;'

export class Preview {
  readonly video: HTMLVideoElement
  private track: MediaStreamTrack | null = null
  private note: HTMLElement | undefined

  constructor(
    private readonly element: HTMLElement,
    scope: Scope,
  ) {
    this.video = document.createElement('video')
    this.video.muted = true
    this.video.autoplay = true
    this.video.playsInline = true
    this.video.style.cssText = `${FILL}object-fit:cover;background:#000;pointer-events:none;`
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.append(this.video)
    scope.defer(() => {
      this.complain('')
      this.video.srcObject = null
      this.video.remove()
    })
  }

  /** Shows this picture; black without one. */
  show(track: MediaStreamTrack | null): void {
    if (track === this.track) return
    this.track = track
    this.video.srcObject = track ? new MediaStream([track]) : null
  }

  /** As in a mirror, or as the others see it. */
  mirror(on: boolean): void {
    this.video.style.transform = on ? 'scaleX(-1)' : ''
  }

  /** A still picture while the pusher pauses. */
  freeze(on: boolean): void {
    if (on) this.video.pause()
    else this.video.play().catch(() => undefined)
  }

  /** Says in the tag's own place why there is no picture; '' takes it back. */
  complain(text: string): void {
    this.note?.remove()
    this.note = undefined
    if (text === '') return
    this.note = document.createElement('div')
    this.note.textContent = text
    this.note.style.cssText = `${FILL}${NOTE}`
    this.element.append(this.note)
  }
}
