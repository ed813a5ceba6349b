import path from 'node:path'
import { NATIVE_TAG_PROPERTIES } from '../../../testkit/src/index'
import type { NativeTagName } from '../../../testkit/src/index'
import { toDefinition, useNative } from './native-doubles'
import type { Engine, TestNode, TestRoot } from './types'

/** What miniprogram-simulate gives back, as far as it is used here. */
interface Simulated {
  readonly data: Readonly<Record<string, unknown>>
  readonly dom: Element
  readonly instance: { triggerEvent(type: string, detail: object, options: object): void; setData(data: object): void }
  querySelector(selector: string): Simulated | undefined
  querySelectorAll(selector: string): Simulated[]
  addEventListener(type: string, handler: (event: never) => void): void
  readonly _exparserNode: ExparserNode
  attach(parent: Element): void
  detach(): void
  triggerPageLifeTime(name: string): void
}

/** A node of the engine's own tree. */
interface ExparserNode {
  readonly shadowRoot?: ExparserNode
  readonly childNodes?: readonly ExparserNode[]
  triggerLifeTime?(name: string): void
}

interface Simulator {
  load(file: string, tag: string, options: object): string
  render(id: string, properties?: object): Simulated
}

const ROOT = path.resolve(__dirname, '../../..')
const simulator = require('miniprogram-simulate') as Simulator
const { register } = require('j-component') as { register(definition: object): string }

// The engine knows the two tags as empty shells without properties.
for (const tag of Object.keys(NATIVE_TAG_PROPERTIES) as NativeTagName[]) {
  register({ id: tag, tagName: `wx-${tag}`, template: '<slot/>', ...toDefinition(tag) })
}

const ready = new WeakSet<ExparserNode>()

/** The engine fires `ready` once, for what is there when the root is attached. WeChat fires it for what comes later as well. */
function fireReady(node: ExparserNode, isFired: boolean): void {
  for (const child of [...(node.shadowRoot ? [node.shadowRoot] : []), ...(node.childNodes ?? [])]) fireReady(child, isFired)
  if (ready.has(node)) return
  ready.add(node)
  if (!isFired) node.triggerLifeTime?.('ready')
}

function wrap(node: Simulated): TestNode {
  return {
    get data() {
      return node.data
    },
    get dom() {
      return node.dom
    },
    get instance() {
      return node.instance
    },
    find(selector) {
      const found = node.querySelector(selector)
      return found && wrap(found)
    },
    findAll: (selector) => node.querySelectorAll(selector).map(wrap),
    // dispatchEvent would be asynchronous, and would bubble out of the component.
    fire: (type, detail = {}) => node.instance.triggerEvent(type, detail, { bubbles: false, composed: false }),
    on: (type, handler) => node.addEventListener(type, handler as (event: never) => void),
    setData(data) {
      node.instance.setData(data)
      fireReady(node._exparserNode, false)
    },
  }
}

/** WeChat's older engine (exparser), with the templates compiled by WeChat's own compiler. */
export const simulateEngine: Engine = {
  name: 'simulate',
  inside: (component, selector) => (component as { selectComponent(selector: string): object }).selectComponent(selector),
  mount(entry, { native, properties }): TestRoot {
    useNative(native)
    // A second load of the same files registers nothing unless they run again.
    jest.resetModules()
    const id = simulator.load(path.join(ROOT, entry), path.basename(path.dirname(entry)), {
      rootPath: ROOT,
      compilerOptions: { maxBuffer: 8 << 20 },
    })
    const component = simulator.render(id, properties)
    return Object.defineProperties(
      {
        attach() {
          component.attach(document.body)
          fireReady(component._exparserNode, true)
        },
        detach: () => component.detach(),
        page: (lifetime: string) => component.triggerPageLifeTime(lifetime),
      },
      Object.getOwnPropertyDescriptors(wrap(component)),
    ) as TestRoot
  },
}
