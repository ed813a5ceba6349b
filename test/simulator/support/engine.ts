/** The bare engine, pinned as it is, with one component to try a cure on. No browser. */
import { glassEasel, MiniProgramEnv, type AssociatedBackend, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { TmplGroup } from 'glass-easel-template-compiler'
import { callerOf, type Caller, type EngineComponent } from '../../../simulator/src/browser/host/engine'

type Definition = Record<string, unknown>

export interface Engine {
  readonly space: CodeSpace
  readonly backend: AssociatedBackend
  /** Registers a component; its template may use the ones before. */
  define(path: string, wxml: string, definition?: Definition, config?: object): void
  /** Creates and attaches a component. */
  mount(path: string): { caller: Caller; component: EngineComponent; text(): string }
}

/** Evaluates what the compiler emits, as the bundle does. */
function compile(path: string, wxml: string): Record<string, unknown> {
  const group = new TmplGroup()
  group.addTmpl(path, wxml)
  group.setExtraRuntimeScript('Q.C=__wrapEvent;')
  const evaluate = new Function('__wrapEvent', `return ${group.getTmplGenObjectGroups()}`) as (wrap: unknown) => Record<string, unknown>
  return evaluate((caller: object, event: object, handler: (event: object) => unknown) => handler.call(caller, event))
}

function textOf(node: glassEasel.Node): string {
  if (glassEasel.TextNode.isTextNode(node)) return node.textContent
  const shadow = glassEasel.Component.isComponent(node) ? node.getShadowRoot() : null
  return ((shadow ?? (node as glassEasel.Element)).childNodes as glassEasel.Node[]).map(textOf).join('')
}

export function createEngine(): Engine {
  const environment = new MiniProgramEnv()
  const backend = environment.associateBackend(new glassEasel.EmptyBackendContext() as never)
  const space = environment.createCodeSpace('', true)
  const using: Record<string, string> = {}
  space.getComponentSpace().defineComponent({ is: '' })
  return {
    space,
    backend,
    define: (path, wxml, definition = {}, config = {}) => {
      const list = compile(path, wxml)
      space.addComponentStaticConfig(path, { component: true, usingComponents: { ...using }, ...config } as never)
      space.addCompiledTemplate(path, { groupList: list, content: list[path] } as never)
      space
        .component(path)
        .definition(definition as never)
        .register()
      using[path] = `/${path}`
    },
    mount: (path) => {
      const root = backend.createRoot('root', space, path)
      const component = root.getComponent()
      glassEasel.Element.pretendAttached(component)
      return { component, caller: callerOf(component), text: () => textOf(component) }
    },
  }
}
