import type { ComponentConfig, ComponentEntry } from '../../shared/bundle'
import type { Diagnostics } from './diagnostics'
import type { Scripts } from './scripts'
import type { Sources } from './sources'
import type { Styles } from './styles'
import type { Templates } from './templates'

type Generics = NonNullable<ComponentConfig['componentGenerics']>

/** Everything a component is made of, gathered from its four files and from the components it uses. */
export class Components {
  readonly entries = new Map<string, ComponentEntry>()
  readonly styles = new Map<string, string>()

  constructor(
    private readonly sources: Sources,
    private readonly diagnostics: Diagnostics,
    private readonly parts: { readonly scripts: Scripts; readonly templates: Templates; readonly styles: Styles },
  ) {}

  add(path: string, page: boolean): void {
    if (this.entries.has(path)) return
    const script = `${path}.js`
    if (!this.sources.has(script))
      return this.diagnostics.error('config', script, page ? 'the page has no script' : 'the component has no script')
    const config = readJson<ComponentConfig>(this.sources, this.diagnostics, `${path}.json`) ?? {}
    // Registered before its own components are looked at: components may use each other in a circle.
    this.entries.set(path, { config, script, page })
    const usingComponents = this.using(path, config.usingComponents)
    const resolved = { ...config, usingComponents, componentGenerics: this.generics(path, config.componentGenerics) }
    this.entries.set(path, { config: resolved, script, page })
    if (this.sources.has(`${path}.wxml`)) this.parts.templates.add(`${path}.wxml`)
    else this.diagnostics.error('wxml', `${path}.wxml`, 'is missing')
    if (this.sources.has(`${path}.wxss`)) this.styles.set(path, this.parts.styles.compile(`${path}.wxss`, page ? path : undefined))
    this.parts.scripts.add(script)
  }

  /** Resolves `usingComponents` of the file `from` (no ending) and adds what it names. */
  using(from: string, wanted: Readonly<Record<string, string>> = {}): Record<string, string> {
    const found: Record<string, string> = {}
    for (const [tag, spec] of Object.entries(wanted)) {
      const path = this.component(from, spec)
      if (path === undefined)
        this.diagnostics.error('config', `${from}.json`, `usingComponents: "${tag}": ${spec} is not a component of this mini-program`)
      else found[tag] = `/${path}`
    }
    return found
  }

  private component(from: string, spec: string): string | undefined {
    const file = this.sources.resolve(`${from}.json`, spec, ['.js', '/index.js', ''])
    if (file === undefined || !file.endsWith('.js')) return undefined
    const path = file.slice(0, -'.js'.length)
    this.add(path, false)
    return path
  }

  private generics(from: string, wanted: Generics = {}): Generics {
    const resolved: Record<string, boolean | { default?: string }> = {}
    for (const [name, value] of Object.entries(wanted)) {
      const target = typeof value === 'object' && value.default !== undefined ? this.component(from, value.default) : undefined
      resolved[name] = target === undefined ? true : { default: `/${target}` }
    }
    return resolved
  }
}

/** A JSON file of the mini-program; undefined when it is absent or broken (which is reported). */
export function readJson<T>(sources: Sources, diagnostics: Diagnostics, path: string): T | undefined {
  if (!sources.has(path)) return undefined
  try {
    return JSON.parse(sources.read(path)) as T
  } catch (error) {
    diagnostics.error('config', path, (error as Error).message)
    return undefined
  }
}
