import { ComponentCaller, nodeOf, type Caller } from '../host/engine'
import { ViewNode } from '../host/view-node'

type Result = Record<string, unknown> | null
type Done = (result: unknown) => void

interface NodesRef {
  _$sq: { _$push(selector: string | null, component: Caller, single: boolean, fields: object, done: Done): void }
  _$sel: string | null
  _$comp: Caller
  _$single: boolean
  node(done?: Done): unknown
  fields(fields: { node?: boolean; computedStyle?: readonly string[] }, done?: Done): unknown
}

const domsOf = (ref: NodesRef): (Element | null)[] => {
  const root = ref._$comp._$.getShadowRoot()
  const found = ref._$sel === null || !root ? [] : root.querySelectorAll(ref._$sel)
  return found.map((element) => {
    const view = nodeOf(element).$$ as unknown
    return view instanceof ViewNode && view.dom instanceof Element ? view.dom : null
  })
}

function computed(dom: Element | null, names: readonly string[]): Record<string, string> {
  const style = dom ? getComputedStyle(dom) : null
  return Object.fromEntries(
    names.map((name) => [name, style?.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)) ?? '']),
  )
}

/** `node()` and the fields `node` and `computedStyle`, which the adapter's selector query lacks. */
function extend(prototype: NodesRef, canvasOf: (dom: Element) => unknown): void {
  const { fields } = prototype
  const add = (result: Result, dom: Element | null, wanted: Parameters<NodesRef['fields']>[0]): void => {
    if (!result) return
    if (wanted.node) result.node = dom ? canvasOf(dom) : null
    if (wanted.computedStyle) Object.assign(result, computed(dom, wanted.computedStyle))
  }
  prototype.fields = function (wanted, done) {
    return fields.call(this, wanted, (result) => {
      const doms = domsOf(this)
      const results = Array.isArray(result) ? (result as Result[]) : [result as Result]
      results.forEach((item, index) => add(item, doms[index] ?? null, wanted))
      done?.(result)
    })
  }
  prototype.node = function (done) {
    return this.fields({ node: true }, done)
  }
}

/** Completes `createSelectorQuery()`. `settled` makes its answers wait for the view, as they do on a phone. */
export function completeQueries(settled: (then: () => void) => void, canvasOf: (dom: Element) => unknown): void {
  const create = ComponentCaller.prototype.createSelectorQuery
  let extended = false
  ComponentCaller.prototype.createSelectorQuery = function (this: Caller) {
    const query = create.call(this)
    const exec = query.exec.bind(query)
    query.exec = (done) => settled(() => exec(done))
    if (!extended) {
      extended = true
      extend(Object.getPrototypeOf(query.select('.x')) as NodesRef, canvasOf)
    }
    return query
  }
}
