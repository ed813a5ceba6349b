import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Bundle } from '../../shared/bundle'
import { nameBehaviors } from '../cures/named-behaviors'
import { applyScriptOptions } from '../cures/script-options'
import { fillScope } from '../cures/style-scope'
import type { PhoneErrors } from './errors'

interface Definition {
  behaviors?: unknown
  options?: { styleIsolation?: string; addGlobalClass?: boolean }
}

interface Stylist {
  registerStyleSheetContent(path: string, content: string): void
}

const SHARED = new Set(['shared', 'page-shared'])

/** Registers the components and pages of a bundle with the engine. */
export class Registry {
  /** Path of the component whose script runs now: `Component()` does not say whom it defines. */
  private current = ''
  private readonly registered = new Set<string>()
  private readonly nameBehaviors: (definition: Definition) => void

  constructor(
    private readonly bundle: Bundle,
    private readonly space: CodeSpace,
    private readonly errors: PhoneErrors,
  ) {
    this.nameBehaviors = nameBehaviors(space)
    for (const path of Object.keys(bundle.components)) this.describe(path)
    if (bundle.styles.app !== undefined) space.addStyleSheet('app', 'app')
  }

  /** Runs every script, then completes the style sheets, whose scope a script may have set. */
  run(load: (script: string) => void, stylist: Stylist): void {
    const { app } = this.bundle.styles
    if (app !== undefined) stylist.registerStyleSheetContent('app', fillScope(app, undefined))
    for (const [path, { script }] of Object.entries(this.bundle.components)) {
      this.runScript(path, script, load)
      const sheet = this.bundle.styles[path]
      if (sheet !== undefined) stylist.registerStyleSheetContent(path, fillScope(sheet, this.isShared(path) ? undefined : scopeName(path)))
    }
  }

  component = (definition?: Definition): unknown => {
    const path = this.current
    if (!definition) {
      this.registered.add(path)
      return this.space.component(path)
    }
    this.prepare(path, definition)
    return this.space
      .component(path)
      .definition(definition as never)
      .register()
  }

  page = (definition: Definition): void => {
    this.prepare(this.current, definition)
    this.space
      .component(this.current)
      .pageDefinition(definition as never)
      .register()
  }

  behavior = Object.assign(
    (definition?: Definition): unknown => {
      if (!definition) return this.space.behavior()
      this.nameBehaviors(definition)
      return this.space
        .behavior()
        .definition(definition as never)
        .register()
    },
    { trait: (...args: never[]) => this.space.traitBehavior(...(args as [])) },
  )

  private prepare(path: string, definition: Definition): void {
    if (path === '') throw new Error('Component() and Page() define the file that calls them; this file is neither page nor component')
    this.nameBehaviors(definition)
    applyScriptOptions(this.space, path, definition.options)
    this.registered.add(path)
  }

  private describe(path: string): void {
    const entry = this.bundle.components[path]
    if (!entry) return
    const usingComponents = { ...this.bundle.app.usingComponents, ...entry.config.usingComponents }
    this.space.addComponentStaticConfig(path, { ...entry.config, component: !entry.page, usingComponents } as never)
    const template = this.bundle.templates[path]
    if (template) this.space.addCompiledTemplate(path, { groupList: this.bundle.templates, content: template } as never)
    const sheet = this.bundle.styles[path] === undefined ? undefined : path
    this.space.addStyleSheet(path, sheet, scopeName(path))
  }

  private runScript(path: string, script: string, load: (script: string) => void): void {
    this.current = path
    try {
      load(script)
      if (!this.registered.has(path)) throw new Error('neither Page() nor Component() was called')
    } catch (error) {
      this.errors.add(script, error)
      if (!this.registered.has(path)) this.space.component(path).register()
    }
    this.current = ''
  }

  private isShared(path: string): boolean {
    const isolation = (this.space as unknown as { _$styleIsolationMap: Record<string, string> })._$styleIsolationMap[path]
    return isolation !== undefined && SHARED.has(isolation)
  }
}

/** A readable class prefix that no two components share. */
const scopeName = (path: string): string => path.replace(/[^a-zA-Z0-9]+/g, '_')
