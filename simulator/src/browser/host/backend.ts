import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { BUILTIN_TAGS, elementName } from '../../shared/bundle'
import { isForwarded } from '../cures/dom-events'
import { SheetOnce } from '../cures/sheet-once'
import type { PhoneLog } from './log'
import { ViewNode, remember } from './view-node'
import type { ViewQueue } from './view-queue'

/** Hands a DOM event on to the mini-program. */
export type DomEventListener = (node: ViewNode, event: Event) => void

const unknownReason = (tag: string): string =>
  BUILTIN_TAGS.has(tag) ? 'is not simulated' : 'is neither a built-in tag nor in usingComponents'

/** The engine's window on the page: elements, style sheets, frames, observers. */
export class Backend extends glassEasel.CurrentWindowBackendContext {
  /** Set by the gestures; until then no DOM event reaches the mini-program. */
  onDomEvent: DomEventListener = () => {}
  private readonly sheets = new SheetOnce()
  private readonly listening = new WeakMap<ViewNode, Set<string>>()

  constructor(
    private readonly queue: ViewQueue,
    private readonly log: PhoneLog,
    /** Tags that mean something: simulated built-ins and the mini-program's own components. */
    private readonly knownTags: ReadonlySet<string>,
  ) {
    super()
    const view = {
      createElement: (tag: string) => this.createNode(tag),
      createTextNode: (text: string) => remember(new ViewNode(document.createTextNode(text), queue)),
      createDocumentFragment: () => new ViewNode(document.createDocumentFragment(), queue),
    }
    this.document = view as unknown as typeof this.document
  }

  private createNode(tag: string): ViewNode<HTMLElement> {
    if (!this.knownTags.has(tag) && !tag.startsWith('inner-'))
      this.log.warnOnce(`<${tag}> ${unknownReason(tag)}: it is shown as a plain block`)
    return remember(new ViewNode(document.createElement(elementName(tag)), this.queue))
  }

  override appendStyleSheetPath(path: string, scope?: number): number {
    return this.sheets.add(path, () => super.appendStyleSheetPath(path, scope))
  }

  override render(then: (error: Error | null) => void): void {
    this.queue.settled(() => then(null))
  }

  override associateValue(node: unknown, value: object): void {
    ;(node as ViewNode).__wxElement = value
  }

  /** The engine's own gesture recognition is not used. */
  override onEvent(): void {}

  override setListenerStats(target: unknown, type: string): void {
    if (!(target instanceof ViewNode) || !isForwarded(type)) return
    const known = this.listening.get(target) ?? new Set()
    this.listening.set(target, known)
    if (known.has(type)) return
    known.add(type)
    target.addEventListener(type, (event) => this.onDomEvent(target, event))
  }

  override setModelBindingStat(_node: unknown, name: string): void {
    this.log.warnOnce(`model:${name} works on built-in and custom components only`)
  }

  override createIntersectionObserver(
    ...[target, relative, margin, thresholds, listener]: Parameters<glassEasel.CurrentWindowBackendContext['createIntersectionObserver']>
  ): ReturnType<glassEasel.CurrentWindowBackendContext['createIntersectionObserver']> {
    const domOf = (node: unknown): never => (node instanceof ViewNode ? node.dom : null) as never
    return super.createIntersectionObserver(domOf(target), domOf(relative), margin, thresholds, listener)
  }
}
