import type { Bundle } from '../../shared/bundle'

/** What every module of a mini-program finds around it. */
export interface ModuleScope {
  readonly wx: object
  readonly App: (definition: object) => void
  readonly Page: (definition: object) => void
  readonly Component: (definition?: object) => unknown
  readonly Behavior: (definition?: object) => unknown
  readonly getApp: () => object | null
  readonly getCurrentPages: () => readonly object[]
}

interface Module {
  exports: unknown
}

/** Runs modules on first use and keeps what they export. */
export class Modules {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly bundle: Bundle,
    private readonly scope: ModuleScope,
  ) {}

  load(id: string): unknown {
    const known = this.loaded.get(id)
    if (known) return known.exports
    const definition = this.bundle.modules[id]
    if (!definition) throw new Error(`module ${id} does not exist`)
    const module: Module = { exports: {} }
    this.loaded.set(id, module)
    const [run, requires] = definition
    const { wx, App, Page, Component, Behavior, getApp, getCurrentPages } = this.scope
    run(this.requireFor(id, requires), module, module.exports, wx, App, Page, Component, Behavior, getApp, getCurrentPages, requirePlugin)
    return module.exports
  }

  private requireFor(id: string, requires: Readonly<Record<string, string>>): object {
    const require = (spec: string): unknown => {
      const target = requires[spec]
      if (target === undefined) throw new Error(`${id}: cannot require "${spec}"`)
      return this.load(target)
    }
    return Object.assign(require, { async: async (spec: string) => require(spec) })
  }
}

const requirePlugin = (name: string): never => {
  throw new Error(`plugins are not simulated: requirePlugin("${name}")`)
}
