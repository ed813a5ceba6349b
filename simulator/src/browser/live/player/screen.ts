/** The picture and sound of a player, in the tag. */
import type { Scope } from '../scope'

const FILL = 'position:absolute;inset:0;width:100%;height:100%;'
const HINT =
  'position:absolute;left:50%;bottom:12%;transform:translateX(-50%);padding:6px 12px;border-radius:999px;background:rgba(0,0,0,.6);color:#fff;font:12px sans-serif;white-space:nowrap;pointer-events:none;'

export class Screen {
  readonly video = document.createElement('video')
  private hint: HTMLElement | undefined
  private muted = false
  private blocked = false
  private unblock: (() => void) | undefined

  constructor(
    private readonly element: HTMLElement,
    private readonly scope: Scope,
    private readonly warn: (message: string) => void,
  ) {
    this.video.autoplay = true
    this.video.playsInline = true
    this.video.style.cssText = `${FILL}background:#000;pointer-events:none;`
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
    element.append(this.video)
    scope.defer(() => {
      this.video.srcObject = null
      this.video.remove()
      this.hint?.remove()
    })
  }

  fit(objectFit: string): void {
    this.video.style.objectFit = objectFit === 'fillCrop' ? 'cover' : 'contain'
  }

  mute(muted: boolean): void {
    this.muted = muted
    this.video.muted = muted || this.blocked
  }

  show(stream: MediaStream | null): void {
    this.video.srcObject = stream
    if (stream) this.play()
  }

  freeze(on: boolean): void {
    if (on) this.video.pause()
    else if (this.video.srcObject) this.play()
  }

  /** Over the whole phone, turned by 0, 90 or -90 degrees. */
  enlarge(direction: number | undefined): void {
    const { style } = this.element
    for (const name of ['position', 'inset', 'z-index', 'width', 'height', 'transform']) style.removeProperty(name)
    style.position = direction === undefined ? 'relative' : 'fixed'
    if (direction === undefined) return
    style.inset = '0'
    style.zIndex = '9999'
    if (direction === 0) return
    style.inset = 'auto'
    style.top = style.left = '50%'
    style.width = '100vh'
    style.height = '100vw'
    style.transform = `translate(-50%,-50%) rotate(${direction}deg)`
  }

  /** A browser may refuse sound until the user touches the page: then the picture runs without, and says so. */
  private play(): void {
    this.video.play().catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'NotAllowedError' || this.blocked || this.scope.closed) return
      this.block()
      this.video.play().catch(() => undefined)
    })
  }

  private block(): void {
    this.blocked = true
    this.video.muted = true
    this.hint = document.createElement('div')
    this.hint.textContent = 'Tap to listen'
    this.hint.style.cssText = HINT
    this.element.append(this.hint)
    this.warn('the browser keeps the sound back until the page is touched')
    this.unblock = this.scope.listen<Event>(window, 'pointerdown', () => this.listenNow())
  }

  private listenNow(): void {
    this.unblock?.()
    this.blocked = false
    this.video.muted = this.muted
    this.hint?.remove()
    this.hint = undefined
  }
}
