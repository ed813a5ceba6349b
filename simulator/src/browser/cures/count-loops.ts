import { glassEasel } from '../host/engine'

type Children = (...args: unknown[]) => unknown
type ForLoop = (list: unknown, ...rest: unknown[]) => unknown

type ChildrenMethod = (this: unknown, children: Children, ...rest: unknown[]) => unknown

interface TemplateWrapper {
  handleChildrenCreation: ChildrenMethod
  handleChildrenUpdate: ChildrenMethod
}

/** Where the loop function stands among the arguments of a compiled children function. */
const LOOP_ARGUMENT = 4
const CURED = Symbol('count loops')

/** WeChat repeats while the index is below the number: 0.75 gives one turn. The engine takes whole numbers only. */
const toList = (value: unknown): unknown => {
  if (typeof value !== 'number') return value
  const count = Number.isFinite(value) ? Math.max(0, Math.ceil(value)) : 0
  return Array.from({ length: count }, (_, index) => index)
}

function withCounts(method: ChildrenMethod): ChildrenMethod {
  return function (children, ...rest) {
    const counted: Children = (...args) => {
      const loop = args[LOOP_ARGUMENT] as ForLoop
      args[LOOP_ARGUMENT] = (list: unknown, ...more: unknown[]) => loop(toList(list), ...more)
      return children(...args)
    }
    return method.call(this, counted, ...rest)
  }
}

/** Cures loops over numbers for all templates. */
export function countLoops(): void {
  // The class is not exported: a throw-away instance leads to it.
  const sample = glassEasel.Component.createWithContext(
    'sample',
    new glassEasel.ComponentSpace().defineComponent({}).general(),
    new glassEasel.EmptyBackendContext(),
  )
  const instance = (sample as unknown as { _$tmplInst: { procGenWrapper: object } })._$tmplInst
  const prototype = Object.getPrototypeOf(instance.procGenWrapper) as TemplateWrapper & { [CURED]?: true }
  if (prototype[CURED]) return
  prototype[CURED] = true
  prototype.handleChildrenCreation = withCounts(prototype.handleChildrenCreation)
  prototype.handleChildrenUpdate = withCounts(prototype.handleChildrenUpdate)
}
