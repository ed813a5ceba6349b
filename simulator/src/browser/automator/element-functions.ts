/** `Element.callFunction`: what a finger does to a built-in beyond a tap. */
import type { Inspect, InspectElement } from '../inspect/inspect'

type ElementFunction = (inspect: Inspect, element: InspectElement, args: readonly unknown[]) => unknown

const type: ElementFunction = (inspect, element, [value]) => inspect.input(element, String(value))
const read =
  (name: 'scrollTop' | 'scrollLeft' | 'scrollWidth' | 'scrollHeight'): ElementFunction =>
  (inspect, element) =>
    scrollerOf(inspect, element)[name]

export const ELEMENT_FUNCTIONS: Readonly<Record<string, ElementFunction>> = {
  'input.input': type,
  'textarea.input': type,
  'switch.tap': (inspect, element) => inspect.tap(element),
  'scroll-view.scrollTo': (inspect, element, [left, top]) => scrollerOf(inspect, element).scrollTo(Number(left), Number(top)),
  'scroll-view.scrollTop': read('scrollTop'),
  'scroll-view.scrollLeft': read('scrollLeft'),
  'scroll-view.scrollWidth': read('scrollWidth'),
  'scroll-view.scrollHeight': read('scrollHeight'),
}

/** A scroll-view may scroll by itself or by a box inside. */
function scrollerOf(inspect: Inspect, element: InspectElement): HTMLElement {
  const dom = inspect.dom(element)
  if (!dom) throw new Error('the scroll-view is not drawn')
  const scrolls = (box: Element): boolean => /auto|scroll/.test(getComputedStyle(box).overflow)
  return [dom, ...dom.querySelectorAll<HTMLElement>('*')].find(scrolls) ?? dom
}
