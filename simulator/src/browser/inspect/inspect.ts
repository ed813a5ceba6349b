import { glassEasel, callerOf, isBuiltin, isComponent, type Caller, type EngineComponent, type EngineElement } from '../host/engine'
import { dispatch, type Gestures } from '../host/gestures'
import { ViewNode } from '../host/view-node'
import { parseSelector, type Compound } from './selector'

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An element of the mini-program's tree: a built-in, a custom component, or a plain tag. */
export type InspectElement = EngineElement

/**
 * Looks into pages and works them as a finger would: for tests, the automator, the shell.
 * A scope is a page's or component's instance, or an element: then its own template is searched if
 * it is a custom component, else what lies below it.
 */
export interface Inspect {
  query(scope: object, selector: string): InspectElement | null
  queryAll(scope: object, selector: string): InspectElement[]
  /** Tag as written in WXML. */
  tagName(element: InspectElement): string
  /** Text that is shown, of the element and all below, through components. */
  text(element: InspectElement): string
  /** `id`, `class`, `style`, `data-…` and the properties, by name. */
  attribute(element: InspectElement, name: string): unknown
  property(element: InspectElement, name: string): unknown
  properties(element: InspectElement): Record<string, unknown>
  dom(element: InspectElement): HTMLElement | null
  box(element: InspectElement): Box
  style(element: InspectElement, name: string): string
  /** WXML-like text of what is below; with `outer` the element itself as well. */
  markup(element: InspectElement, outer?: boolean): string
  tap(element: InspectElement): void
  longpress(element: InspectElement): Promise<void>
  touch(element: InspectElement, type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel' | 'longpress', touches: object): void
  /** Fires an event on the element. */
  trigger(element: InspectElement, type: string, detail?: unknown): void
  /** Types into an input or textarea, or the first one inside. */
  input(element: InspectElement, value: string): void
  /** The instance of a custom component; null for built-ins. */
  instance(element: InspectElement): Caller | null
  data(scope: object): Record<string, unknown>
  setData(scope: object, data: Record<string, unknown>): Promise<void>
  callMethod(scope: object, name: string, args: readonly unknown[]): unknown
}

const LONG_PRESS_WAIT_MS = 400

const isElement = (node: unknown): node is EngineElement => glassEasel.Element.isElement(node as glassEasel.Node)

/** Children as the WXML that holds them wrote them: blocks, loops and slots are looked through. */
function* below(node: EngineElement): Generator<EngineElement> {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue
    if (!glassEasel.VirtualNode.isVirtualNode(child)) yield child
    yield* below(child)
  }
}

function rootOf(scope: object): EngineElement {
  const node = ('_$' in scope ? scope._$ : scope) as EngineElement
  if (isComponent(node) && !isBuiltin(node)) return node.getShadowRoot() ?? node
  return node
}

const tagOf = (element: EngineElement): string =>
  (element as unknown as { tagName?: string; is: string }).tagName ?? (element as unknown as { is: string }).is

function matches(element: EngineElement, compound: Compound): boolean {
  if (compound.tag !== undefined && compound.tag !== tagOf(element)) return false
  if (compound.id !== undefined && compound.id !== element.id) return false
  if (!compound.classes.every((name) => element.classList?.contains(name))) return false
  return compound.attributes.every(({ name, value }) => {
    const present = attributeOf(element, name)
    return value === undefined ? present !== undefined && present !== null && present !== false : String(present) === value
  })
}

/** The nearest ancestor that is not virtual, within the same template. */
function parentOf(element: EngineElement): EngineElement | null {
  let parent = element.parentNode
  while (parent && glassEasel.VirtualNode.isVirtualNode(parent) && !glassEasel.ShadowRoot.isShadowRoot(parent)) parent = parent.parentNode
  return parent && !glassEasel.ShadowRoot.isShadowRoot(parent) ? parent : null
}

function matchesAll(element: EngineElement, compounds: readonly Compound[]): boolean {
  const last = compounds.at(-1)
  if (!last || !matches(element, last)) return false
  const rest = compounds.slice(0, -1)
  if (rest.length === 0) return true
  for (let up = parentOf(element); up; up = parentOf(up)) {
    if (matchesAll(up, rest)) return true
    if (last.relation === 'child') return false
  }
  return false
}

function queryAll(scope: object, selector: string): EngineElement[] {
  const alternatives = parseSelector(selector)
  return [...below(rootOf(scope))].filter((element) => alternatives.some((compounds) => matchesAll(element, compounds)))
}

function attributeOf(element: EngineElement, name: string): unknown {
  if (name === 'id') return element.id
  if (name === 'class') return element.class
  if (name === 'style') return element.style
  if (name.startsWith('data-')) return element.dataset?.[camel(name.slice(5))]
  return propertyOf(element, camel(name)) ?? (element as { getAttribute?(name: string): unknown }).getAttribute?.(name)
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const propertyOf = (element: EngineElement, name: string): unknown =>
  isComponent(element) ? (element.data as Record<string, unknown>)[name] : undefined

function domOf(element: EngineElement): HTMLElement | null {
  const view = element.$$ as unknown
  if (view instanceof ViewNode && view.dom instanceof HTMLElement) return view.dom
  // A virtual host has no element of its own; its first child stands for it.
  const first = isComponent(element) ? [...below(element.getShadowRoot() ?? element)][0] : undefined
  return first ? domOf(first) : null
}

const needDom = (element: EngineElement): HTMLElement => {
  const dom = domOf(element)
  if (!dom) throw new Error(`<${tagOf(element)}> is not drawn`)
  return dom
}

function typeInto(dom: HTMLElement, value: string): void {
  const field = dom.matches('input, textarea') ? dom : dom.querySelector('input, textarea')
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`<${dom.localName}> takes no input`)
  field.value = field.maxLength >= 0 ? value.slice(0, field.maxLength) : value
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const nodeOfScope = (scope: object): EngineComponent => {
  const node = ('_$' in scope ? scope._$ : scope) as EngineElement
  if (!isComponent(node)) throw new Error('this element has no data')
  return node
}

function markup(element: EngineElement): string {
  const attributes = [element.id && ` id="${element.id}"`, element.class && ` class="${element.class}"`].filter(Boolean).join('')
  return `<${tagOf(element)}${attributes}>${inner(element)}</${tagOf(element)}>`
}

function inner(element: EngineElement): string {
  const parts = element.childNodes.map((child) => {
    if (!isElement(child)) return (child as { textContent: string }).textContent
    return glassEasel.VirtualNode.isVirtualNode(child) ? inner(child) : markup(child)
  })
  return parts.join('')
}

/** Creates the inspector of a phone. `settled` calls back when the view has caught up. */
export function createInspect(gestures: Gestures, settled: (then: () => void) => void): Inspect {
  const caught = (): Promise<void> => new Promise((resolve) => settled(resolve))
  return {
    query: (scope, selector) => queryAll(scope, selector)[0] ?? null,
    queryAll,
    tagName: tagOf,
    text: (element) => (domOf(element)?.innerText ?? '').trim(),
    attribute: attributeOf,
    property: propertyOf,
    properties: (element) => (isComponent(element) ? { ...(element.data as Record<string, unknown>) } : {}),
    dom: domOf,
    box: (element) => {
      const { left, top, width, height } = needDom(element).getBoundingClientRect()
      return { left, top, width, height }
    },
    style: (element, name) => getComputedStyle(needDom(element)).getPropertyValue(name),
    markup: (element, outer = false) => {
      const root = isComponent(element) && !isBuiltin(element) ? (element.getShadowRoot() ?? element) : element
      return outer ? markup(element) : inner(root)
    },
    tap: (element) => gestures.tap(needDom(element)),
    longpress: (element) => gestures.longpress(needDom(element), LONG_PRESS_WAIT_MS),
    touch: (element, type, touches) => void dispatch(element, type, {}, { extraFields: { ...touches } }),
    trigger: (element, type, detail = {}) => glassEasel.Event.triggerEvent(element, type, detail),
    input: (element, value) => typeInto(needDom(element), value),
    instance: (element) => (isComponent(element) && !isBuiltin(element) ? callerOf(element) : null),
    data: (scope) => nodeOfScope(scope).data as Record<string, unknown>,
    setData: (scope, data) => {
      callerOf(nodeOfScope(scope)).setData(data)
      return caught()
    },
    callMethod: (scope, name, args) => {
      const caller = callerOf(nodeOfScope(scope))
      const method = caller[name]
      if (typeof method !== 'function') throw new Error(`${nodeOfScope(scope).is} has no method "${name}"`)
      return method.apply(caller, args) as unknown
    },
  }
}
