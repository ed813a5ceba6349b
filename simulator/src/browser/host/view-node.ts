import { toPhoneUnits } from '../cures/style-units'
import type { ViewQueue } from './view-queue'

type Dom = Element | Text | DocumentFragment

/**
 * What the engine takes for a DOM node. The tree is known at once, the real node follows through
 * the view queue, so that the engine never has to read what is not drawn yet.
 */
export class ViewNode<T extends Dom = Dom> {
  /** Written by the engine: the node of its own tree that this one shows. */
  __wxElement: object | null = null
  private parent: ViewNode | null = null
  private readonly children: ViewNode[] = []

  constructor(
    readonly dom: T,
    private readonly queue: ViewQueue,
  ) {}

  get tagName(): string {
    return this.dom instanceof Element ? this.dom.tagName : ''
  }

  get parentNode(): ViewNode | null {
    return this.parent
  }

  get childNodes(): readonly ViewNode[] {
    return this.children
  }

  get nextSibling(): ViewNode | undefined {
    const siblings = this.parent?.children
    return siblings?.[siblings.indexOf(this) + 1]
  }

  appendChild(child: ViewNode): void {
    child.leave()
    this.insert(child, this.children.length)
    this.queue.push(() => void this.dom.appendChild(child.dom))
  }

  insertBefore(child: ViewNode, before?: ViewNode): void {
    if (!before) return this.appendChild(child)
    child.leave()
    this.insert(child, this.children.indexOf(before))
    this.queue.push(() => void this.dom.insertBefore(child.dom, before.dom))
  }

  removeChild(child: ViewNode): void {
    child.leave()
    this.queue.push(() => child.dom.parentNode === this.dom && void this.dom.removeChild(child.dom))
  }

  replaceChild(child: ViewNode, old: ViewNode): void {
    child.leave()
    this.insert(child, this.children.indexOf(old))
    old.leave()
    this.queue.push(() => void this.dom.replaceChild(child.dom, old.dom))
  }

  setAttribute(name: string, value: unknown): void {
    const text = name === 'style' ? toPhoneUnits(String(value)) : String(value)
    this.onElement((element) => element.setAttribute(name, text))
  }

  removeAttribute(name: string): void {
    this.onElement((element) => element.removeAttribute(name))
  }

  set id(value: string) {
    this.setAttribute('id', value)
  }

  set textContent(text: string) {
    this.queue.push(() => void (this.dom.textContent = text))
  }

  readonly classList = {
    add: (name: string): void => this.onElement((element) => element.classList.add(name)),
    remove: (name: string): void => this.onElement((element) => element.classList.remove(name)),
  }

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.dom.addEventListener(type, listener)
  }

  getBoundingClientRect(): DOMRect {
    return this.dom instanceof Element ? this.dom.getBoundingClientRect() : new DOMRect()
  }

  private onElement(change: (element: Element) => void): void {
    const { dom } = this
    if (dom instanceof Element) this.queue.push(() => change(dom))
  }

  private insert(child: ViewNode, at: number): void {
    const nodes = child.dom instanceof DocumentFragment ? child.children.splice(0) : [child]
    for (const node of nodes) node.parent = this
    this.children.splice(at, 0, ...nodes)
  }

  private leave(): void {
    if (!this.parent) return
    const siblings = this.parent.children
    siblings.splice(siblings.indexOf(this), 1)
    this.parent = null
  }
}

const nodes = new WeakMap<Node, ViewNode>()

/** Remembers which view node stands for a DOM node. */
export const remember = <T extends ViewNode>(node: T): T => {
  nodes.set(node.dom, node)
  return node
}

/** The engine's node that a DOM node belongs to: its own, or that of the nearest ancestor that has one. */
export function engineNodeOf(dom: Node | null): object | null {
  for (let at = dom; at; at = at.parentNode) {
    const node = nodes.get(at)?.__wxElement
    if (node) return node
  }
  return null
}
