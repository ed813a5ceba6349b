import type { FakeNative } from '../../../testkit/src/index'

/** One element that a test can look at. */
export interface TestNode {
  readonly data: Readonly<Record<string, unknown>>
  readonly dom: Element
  /** `this` of the component. */
  readonly instance: object
  find(selector: string): TestNode | undefined
  findAll(selector: string): TestNode[]
  /** Fires an event of the element as native does: at once, without bubbling. */
  fire(type: string, detail?: object): void
  on(type: string, handler: (event: { readonly detail: never }) => void): void
  setData(data: Readonly<Record<string, unknown>>): void
}

/** A component on a page. */
export interface TestRoot extends TestNode {
  attach(): void
  detach(): void
  /** The page comes to the foreground or goes to the background. */
  page(lifetime: 'show' | 'hide'): void
}

/** A component engine. Every mount has a fresh module graph: re-require the store after it. */
export interface Engine {
  readonly name: string
  /** `this` of an element inside a component. */
  inside(component: object, selector: string): object | undefined
  mount(entry: string, options: { readonly native: FakeNative; readonly properties?: Readonly<Record<string, unknown>> }): TestRoot
}
