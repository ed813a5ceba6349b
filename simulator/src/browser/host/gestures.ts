import { engineNodeOf } from './view-node'
import { glassEasel, type EngineElement } from './engine'

interface Point {
  readonly identifier: number
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
  readonly force: number
}

interface Press {
  readonly target: Element
  readonly start: Point
  readonly timer: ReturnType<typeof setTimeout>
  moved: boolean
  /** A handler took the long press, so there will be no tap. */
  longPressed: boolean
}

const LONG_PRESS_MS = 350
const TAP_SLOP_PX = 10
const MOUSE_ID = 0

export interface DispatchOptions {
  readonly original?: Event
  readonly extraFields?: Record<string, unknown>
}

/** Fires a mini-program event that bubbles through components. Answers whether a `catch` handler took it. */
export function dispatch(target: EngineElement, type: string, detail: unknown, { original, extraFields }: DispatchOptions = {}): boolean {
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    ...(original ? { originalEvent: original } : {}),
    ...(extraFields ? { extraFields } : {}),
  })
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/** True where a tap means nothing: on a disabled button. */
const isDisabled = (target: Element): boolean => target.closest('wx-button[disabled]') !== null

const hasLongPress = (target: EngineElement): boolean => {
  for (let node: EngineElement | null = target; node; node = node.parentNode ?? hostOf(node)) {
    const { _$eventTarget: events } = node as unknown as { _$eventTarget?: { listeners: Record<string, unknown> } }
    if (events?.listeners?.longpress || events?.listeners?.longtap) return true
  }
  return false
}

const hostOf = (node: EngineElement): EngineElement | null => (node as { getHostNode?(): EngineElement }).getHostNode?.() ?? null

const toPoint = ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
}: {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}): Point => ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
  force: 1,
})

function middleOf(target: Element): Point {
  const box = target.getBoundingClientRect()
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  return toPoint({ identifier: MOUSE_ID, pageX: x, pageY: y, clientX: x, clientY: y })
}

/** Turns fingers and mouse into touchstart, touchmove, touchend, touchcancel, longpress and tap. */
export class Gestures {
  private readonly presses = new Map<number, Press>()

  /** `activate` does what a tap does besides its event. */
  constructor(private readonly activate: (target: Element) => void) {}

  listen(root: Document): void {
    const options = { capture: true, passive: false } as const
    for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
      root.addEventListener(type, (event) => this.onTouch(type, event), options)
    }
    root.addEventListener('mousedown', (event) => this.onMouse('touchstart', event), options)
    root.addEventListener('mousemove', (event) => this.onMouse('touchmove', event), options)
    root.addEventListener('mouseup', (event) => this.onMouse('touchend', event), options)
  }

  /** A finger that comes down on `target` and leaves again, as the automator taps. */
  tap(target: Element): void {
    const point = middleOf(target)
    this.start(target, [point], [point])
    this.end('touchend', [], [point])
  }

  /** A finger that stays down for `ms`. */
  async longpress(target: Element, ms: number): Promise<void> {
    const point = middleOf(target)
    this.start(target, [point], [point])
    await new Promise((resolve) => setTimeout(resolve, ms))
    this.end('touchend', [], [point])
  }

  private onTouch(type: string, event: TouchEvent): void {
    const points = Array.from(event.touches, toPoint)
    const changed = Array.from(event.changedTouches, toPoint)
    if (type === 'touchstart') this.start(event.target as Element, points, changed, event)
    else if (type === 'touchmove') this.move(points, changed, event)
    else this.end(type, points, changed, event)
  }

  private onMouse(type: string, event: MouseEvent): void {
    // Browsers repeat touches as mouse events; those come with a touch source.
    if (event.button !== 0 || (event as { sourceCapabilities?: { firesTouchEvents: boolean } }).sourceCapabilities?.firesTouchEvents) return
    const point = toPoint({ identifier: MOUSE_ID, pageX: event.pageX, pageY: event.pageY, clientX: event.clientX, clientY: event.clientY })
    if (type === 'touchstart') this.start(event.target as Element, [point], [point], event)
    else if (!this.presses.has(MOUSE_ID)) return
    else if (type === 'touchmove') this.move([point], [point], event)
    else this.end(type, [], [point], event)
  }

  private start(target: Element, touches: Point[], changed: Point[], original?: Event): void {
    for (const start of changed) {
      const timer = setTimeout(() => this.longPress(start.identifier), LONG_PRESS_MS)
      this.presses.set(start.identifier, { target, start, timer, moved: false, longPressed: false })
    }
    this.fire('touchstart', target, { touches, changedTouches: changed }, original)
  }

  private move(touches: Point[], changed: Point[], original: Event): void {
    for (const point of changed) {
      const press = this.presses.get(point.identifier)
      if (!press) continue
      const { clientX, clientY } = press.start
      press.moved ||= Math.hypot(point.clientX - clientX, point.clientY - clientY) > TAP_SLOP_PX
      if (press.moved) clearTimeout(press.timer)
      this.fire('touchmove', press.target, { touches, changedTouches: changed }, original)
    }
  }

  private end(type: string, touches: Point[], changed: Point[], original?: Event): void {
    for (const point of changed) {
      const press = this.presses.get(point.identifier)
      if (!press) continue
      clearTimeout(press.timer)
      this.presses.delete(point.identifier)
      this.fire(type, press.target, { touches, changedTouches: changed }, original)
      if (type !== 'touchend' || press.moved || press.longPressed || isDisabled(press.target)) continue
      this.fire('tap', press.target, { touches: [], changedTouches: [point] }, original, { x: point.pageX, y: point.pageY })
      this.activate(press.target)
    }
  }

  private longPress(identifier: number): void {
    const press = this.presses.get(identifier)
    const node = press && (engineNodeOf(press.target) as EngineElement | null)
    if (!press || press.moved || !node) return
    press.longPressed = hasLongPress(node)
    const { start } = press
    const touches = { touches: [start], changedTouches: [start] }
    this.fire('longpress', press.target, touches, undefined, { x: start.pageX, y: start.pageY })
    this.fire('longtap', press.target, touches, undefined, { x: start.pageX, y: start.pageY })
  }

  private fire(type: string, target: Element, extraFields: Record<string, unknown>, original?: Event, detail: unknown = {}): void {
    const node = engineNodeOf(target) as EngineElement | null
    if (!node) return
    const caught = dispatch(node, type, detail, { extraFields, ...(original ? { original } : {}) })
    if (caught && type === 'touchmove' && original?.cancelable) original.preventDefault()
  }
}
