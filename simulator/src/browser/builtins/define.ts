import { glassEasel, builtinName, callerOf, type Caller, type EngineComponent } from '../host/engine'
import type { ViewNode } from '../host/view-node'

type PropertyType = StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null

export type Properties = Readonly<Record<string, PropertyType | { readonly type: PropertyType; readonly value: unknown }>>

/** What a built-in has in hand. */
export interface BuiltinHost {
  /** The tag's own element. */
  readonly element: HTMLElement
  readonly component: EngineComponent
  /** The instance whose template holds the tag. */
  owner(): Caller
  /** Present value of a property. */
  get<T = unknown>(name: string): T
  /** Changes a property from inside, as typing into an input does; `model:` bindings hear of it. */
  set(name: string, value: unknown): void
  /** Fires an event on the tag. */
  emit(event: string, detail?: unknown, options?: { bubbles?: boolean; composed?: boolean }): void
}

/** One living tag. All functions run when the page is drawn, not while the mini-program computes. */
export interface Builtin {
  /** A property has this value now; called once for each before `attached`, then on changes. */
  update?(name: string, value: unknown): void
  attached?(): void
  detached?(): void
  /** A label or the automator pressed it. */
  activate?(): void
  /** For forms. */
  value?(): unknown
  reset?(): void
}

export interface BuiltinSpec {
  readonly tag: string
  readonly properties?: Properties
  /** Properties that are mirrored as attributes of the element, for style sheets. */
  readonly mirrored?: readonly string[]
  /** Name of an element around the tag's children, made by the engine; absent: children sit in the tag itself. */
  readonly wrapper?: string
  readonly create?: (host: BuiltinHost) => Builtin
}

/** Where the browser side keeps the living built-ins, by element. */
const living = new WeakMap<Element, { readonly builtin: Builtin; readonly host: BuiltinHost }>()

export const builtinOf = (element: Element): Builtin | undefined => living.get(element)?.builtin
export const hostOf = (element: Element): BuiltinHost | undefined => living.get(element)?.host

const ARIA = [
  'label',
  'hidden',
  'live',
  'modal',
  'checked',
  'disabled',
  'selected',
  'expanded',
  'labelledby',
  'describedby',
  'busy',
  'valuenow',
  'valuemin',
  'valuemax',
  'valuetext',
  'pressed',
  'current',
  'controls',
  'haspopup',
  'level',
  'readonly',
  'required',
  'invalid',
  'multiselectable',
  'orientation',
  'placeholder',
  'roledescription',
  'posinset',
  'setsize',
  'sort',
  'atomic',
  'relevant',
  'owns',
  'activedescendant',
  'colcount',
  'rowcount',
  'details',
  'errormessage',
  'keyshortcuts',
  'multiline',
  'autocomplete',
  'dropeffect',
  'flowto',
  'grabbed',
]

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const dash = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Property -> attribute, for what every tag accepts. */
const COMMON_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ...ARIA.map((name) => [camel(`aria-${name}`), `aria-${name}`] as const),
  ['ariaRole', 'role'],
  ['role', 'role'],
  ['hidden', 'hidden'],
  ['tabindex', 'tabindex'],
])

const COMMON: Properties = {
  ...Object.fromEntries([...COMMON_ATTRIBUTES.keys()].map((name) => [name, null])),
  hidden: Boolean,
  animation: null,
  hoverClass: String,
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
}

/** WeChat's attributes are text; `aria-hidden="{{false}}"` is "false", a plain attribute that is false is absent. */
function mirror(element: HTMLElement, attribute: string, value: unknown): void {
  const isAria = attribute.startsWith('aria-')
  if (value === null || value === undefined || value === '' || (value === false && !isAria)) element.removeAttribute(attribute)
  else element.setAttribute(attribute, value === true && !isAria ? '' : String(value))
}

const typeOf = (type: Properties[string]): PropertyType => (type !== null && typeof type === 'object' ? type.type : type)

const initialOf = (type: Properties[string]): unknown => {
  if (type !== null && typeof type === 'object') return type.value
  const byType = new Map<unknown, unknown>([
    [String, ''],
    [Number, 0],
    [Boolean, false],
    [Array, []],
  ])
  return byType.get(type) ?? null
}

export interface BuiltinEnvironment {
  readonly space: glassEasel.ComponentSpace
  /** Runs a job when the page is drawn. */
  later(job: () => void): void
  /** Used on every tag: animations, hover. */
  common(host: BuiltinHost): Builtin
}

/** Children inside an element of their own. */
const wrapperTemplate = (tag: string): object => {
  type Define = (...args: unknown[]) => void
  const children = (_: unknown, _text: Define, _element: Define, _if: Define, _for: Define, slot: Define): void => slot('')
  const whole = (_: unknown, _text: Define, element: Define): void => element(tag, {}, () => {}, children)
  return { content: () => () => ({ C: whole, B: {} }) }
}

interface Instance {
  readonly host: BuiltinHost
  readonly builtin: Builtin
  readonly common: Builtin
}

/** Registers one built-in with the engine. */
export function defineBuiltin(environment: BuiltinEnvironment, spec: BuiltinSpec): void {
  const kind = new BuiltinKind(environment, spec)
  const { space } = environment
  space.setGlobalUsingComponent(spec.tag, space.defineComponent(kind.definition() as never))
}

/** One built-in's share of the engine, and its living instances. */
class BuiltinKind {
  private readonly properties: Properties
  private readonly mirrored: ReadonlyMap<string, string>
  private readonly instances = new WeakMap<object, Instance>()

  constructor(
    private readonly environment: BuiltinEnvironment,
    private readonly spec: BuiltinSpec,
  ) {
    this.properties = { ...COMMON, ...spec.properties }
    this.mirrored = new Map([...COMMON_ATTRIBUTES, ...(spec.mirrored ?? []).map((name) => [name, dash(name)] as const)])
  }

  definition(): object {
    const { tag, wrapper } = this.spec
    const observe = (name: string): [string, unknown] => {
      const changed = (component: EngineComponent, value: unknown): void =>
        this.later(component, (instance) => this.update(instance, name, value))
      return [
        name,
        function (this: EngineComponent, value: unknown) {
          changed(this, value)
        },
      ]
    }
    return {
      is: builtinName(tag),
      options: { propertyPassingDeepCopy: glassEasel.DeepCopyKind.None },
      ...(wrapper === undefined ? {} : { template: wrapperTemplate(wrapper) }),
      properties: Object.fromEntries(
        Object.entries(this.properties).map(([name, type]) => [name, { type: typeOf(type), value: initialOf(type) }]),
      ),
      observers: Object.fromEntries(Object.keys(this.properties).map(observe)),
      lifetimes: this.lifetimes(),
    }
  }

  private lifetimes(): object {
    const attached = (component: EngineComponent): void => this.environment.later(() => this.attach(component))
    const detached = (component: EngineComponent): void => this.later(component, (instance) => this.detach(component, instance))
    return {
      attached(this: EngineComponent) {
        attached(this)
      },
      detached(this: EngineComponent) {
        detached(this)
      },
    }
  }

  private attach(component: EngineComponent): void {
    // Taken out again before the page was drawn.
    if (!component.$$) return
    const host = createHost(component)
    const instance = { host, builtin: this.spec.create?.(host) ?? {}, common: this.environment.common(host) }
    this.instances.set(component, instance)
    living.set(host.element, instance)
    for (const [name, type] of Object.entries(this.properties)) {
      const value = host.get(name)
      if (name in (this.spec.properties ?? {}) || value !== initialOf(type)) this.update(instance, name, value)
    }
    instance.builtin.attached?.()
  }

  private detach(component: EngineComponent, { builtin, common }: Instance): void {
    this.instances.delete(component)
    builtin.detached?.()
    common.detached?.()
  }

  private update({ host, builtin, common }: Instance, name: string, value: unknown): void {
    const attribute = this.mirrored.get(name)
    if (attribute !== undefined) mirror(host.element, attribute, value)
    common.update?.(name, value)
    builtin.update?.(name, value)
  }

  private later(component: object, job: (instance: Instance) => void): void {
    this.environment.later(() => {
      const instance = this.instances.get(component)
      if (instance) job(instance)
    })
  }
}

const ownerOf = (component: EngineComponent): EngineComponent => component.ownerShadowRoot?.getHostNode() ?? component

function createHost(component: EngineComponent): BuiltinHost {
  return {
    component,
    element: (component.$$ as unknown as ViewNode<HTMLElement>).dom,
    owner: () => callerOf(ownerOf(component)),
    get: <T>(name: string) => (component.data as Record<string, unknown>)[name] as T,
    set: (name, value) => component.setData({ [name]: value }),
    emit: (event, detail = {}, options = {}) => component.triggerEvent(event, detail, options),
  }
}
