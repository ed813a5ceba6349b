import fs from 'node:fs'
import path from 'node:path'
import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { TmplGroup } from 'glass-easel-template-compiler'
import { NATIVE_TAG_PROPERTIES } from '../../../testkit/src/index'
import type { NativeTagName } from '../../../testkit/src/index'
import { toDefinition, useNative } from './native-doubles'
import type { Engine, TestNode, TestRoot } from './types'

const ROOT = path.resolve(__dirname, '../../..')
const PLAIN_TAGS = ['view', 'text', 'image', 'button', 'input', 'scroll-view', 'cover-view']

interface Config {
  readonly usingComponents?: Readonly<Record<string, string>>
}

type Templates = Record<string, unknown>

function compile(fill: (group: TmplGroup) => void): Templates {
  const group = new TmplGroup()
  fill(group)
  const source = `return ${group.getTmplGenObjectGroups()}`
  group.free()
  return new Function(source)() as Templates
}

const slotOnly = compile((group) => group.addTmpl('slot', '<slot/>'))

function defineBuiltins(env: MiniProgramEnv): void {
  const space = env.getGlobalCodeSpace()
  const native = Object.keys(NATIVE_TAG_PROPERTIES) as NativeTagName[]
  for (const tag of [...native, ...PLAIN_TAGS]) {
    space.addCompiledTemplate(tag, { groupList: slotOnly, content: slotOnly['slot'] } as never)
    const isNative = tag in NATIVE_TAG_PROPERTIES
    const plain = {
      properties: {
        src: String,
        mode: String,
        hoverClass: String,
        ariaLabel: String,
        ariaRole: String,
        ariaHidden: null,
        ariaLive: String,
        ariaChecked: null,
        ariaDisabled: null,
      },
    }
    space
      .component(tag)
      .definition((isNative ? { ...toDefinition(tag as NativeTagName) } : plain) as never)
      .register()
  }
}

/** The component and everything it uses, children first. */
function collect(entry: string, add: (file: string, config: Config) => void, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return []
  seen.add(entry)
  const config = JSON.parse(fs.readFileSync(path.join(ROOT, `${entry}.json`), 'utf8')) as Config
  add(entry, config)
  const used = Object.values(config.usingComponents ?? {}).map((file) => path.posix.join(path.posix.dirname(entry), file))
  return [...used.flatMap((file) => collect(file, add, seen)), entry]
}

function load(space: CodeSpace, entry: string): void {
  const files = collect(entry, (file, config) => space.addComponentStaticConfig(file, config as never))
  const templates = compile((group) => {
    for (const file of files) group.addTmpl(file, fs.readFileSync(path.join(ROOT, `${file}.wxml`), 'utf8'))
  })
  // The environment puts its own Component and Behavior in the place of these while a file runs.
  const { Component: component, Behavior: behavior } = globalThis as unknown as Record<string, unknown>
  for (const file of files) {
    space.addCompiledTemplate(file, { groupList: templates, content: templates[file] } as never)
    space.globalComponentEnv(globalThis, file, () => void require(path.join(ROOT, file)))
  }
  Object.assign(globalThis, { Component: component, Behavior: behavior })
}

/** The engine leaves `ready` to its host: a frame after attached, as WeChat does. */
function fireReady(space: CodeSpace): void {
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: { _$?: glassEasel.GeneralComponent }) {
        const component = this._$ ?? (this as unknown as glassEasel.GeneralComponent)
        requestAnimationFrame(() => component.triggerLifetime('ready', []))
      },
    },
  } as never)
  space.setOverallBehavior(behavior as never)
}

function wrap(element: glassEasel.GeneralComponent): TestNode {
  const shadow = (): glassEasel.ShadowRoot => element.getShadowRoot() as glassEasel.ShadowRoot
  const wrapFound = (found: glassEasel.Element): TestNode => wrap(found as glassEasel.GeneralComponent)
  return {
    get data() {
      return element.data as Readonly<Record<string, unknown>>
    },
    get dom() {
      return element.getBackendElement() as unknown as Element
    },
    get instance() {
      return element.getMethodCaller() as object
    },
    find(selector) {
      const found = shadow().querySelector(selector)
      return found ? wrapFound(found) : undefined
    },
    findAll: (selector) => shadow().querySelectorAll(selector).map(wrapFound),
    fire: (type, detail = {}) => element.triggerEvent(type, detail, { bubbles: false, composed: false }),
    on: (type, handler) => element.addListener(type, handler as never),
    setData: (data) => element.setData(data),
  }
}

/** WeChat's newer engine, and the one of the simulator. */
export const glassEngine: Engine = {
  name: 'glass-easel',
  // selectComponent gives nothing of another code space, and the native tags are of one.
  inside(component, selector) {
    const { _$: element } = component as { readonly _$: glassEasel.GeneralComponent }
    const found = (element.getShadowRoot() as glassEasel.ShadowRoot).querySelector(selector)
    return (found as glassEasel.GeneralComponent | null)?.getMethodCaller() as object | undefined
  },
  mount(entry, { native, properties }): TestRoot {
    useNative(native)
    jest.resetModules()
    const env = new MiniProgramEnv()
    defineBuiltins(env)
    const space = env.createCodeSpace('', true)
    const components = space.getComponentSpace()
    for (const tag of [...Object.keys(NATIVE_TAG_PROPERTIES), ...PLAIN_TAGS]) {
      components.setGlobalUsingComponent(tag, env.getGlobalCodeSpace().getComponentSpace().getComponentByUrl(tag, '') as never)
    }
    fireReady(space)
    load(space, entry)
    const root = env.associateBackend().createRoot(path.basename(path.dirname(entry)), space, entry)
    const component = root.getComponent() as glassEasel.GeneralComponent
    if (properties) component.setData(properties)
    return Object.defineProperties(
      {
        attach() {
          const placeholder = document.body.appendChild(document.createElement('i'))
          root.attach(document.body as never, placeholder as never)
        },
        detach() {
          const dom = component.getBackendElement() as unknown as Element | null
          root.release()
          dom?.remove()
        },
        page: (lifetime: string) => component.triggerPageLifetime(lifetime, []),
      },
      Object.getOwnPropertyDescriptors(wrap(component)),
    ) as TestRoot
  },
}
