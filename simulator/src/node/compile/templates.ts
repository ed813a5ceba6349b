import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Diagnostics } from './diagnostics'
import type { Sources } from './sources'
import { rewriteWxs } from './wxs'

interface ParseRemark {
  readonly isError: boolean
  readonly level: string
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** WXML and WXS of a mini-program, compiled into one group so that templates can import each other. */
export class Templates {
  private readonly group = new TmplGroup()
  private readonly templates = new Set<string>()
  private readonly scripts = new Set<string>()

  constructor(
    private readonly sources: Sources,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** Adds `path` (with `.wxml`) and everything it imports, includes or uses. */
  add(path: string): void {
    const name = path.replace(/\.wxml$/, '')
    if (this.templates.has(name)) return
    this.templates.add(name)
    const remarks = this.group.addTmpl(name, this.sources.read(path)) as readonly ParseRemark[]
    for (const remark of remarks) this.report(path, remark)
    for (const module of this.group.getInlineScriptModuleNames(name) as string[]) this.rewriteInline(path, name, module)
    for (const other of this.group.getDirectDependencies(name) as string[]) this.addDependency(path, other, '.wxml')
    for (const other of this.group.getScriptDependencies(name) as string[]) this.addDependency(path, other, '.wxs')
  }

  /** A JavaScript expression that yields all templates by path. */
  emit(): string {
    this.group.setExtraRuntimeScript('Q.C=__wrapEvent;')
    return this.group.getTmplGenObjectGroups()
  }

  /** The compiler lives in WebAssembly memory, which no collector frees. */
  free(): void {
    this.group.free()
  }

  private report(path: string, remark: ParseRemark): void {
    const at = { line: remark.startLine + 1, column: remark.startColumn + 1 }
    if (remark.isError) this.diagnostics.error('wxml', path, remark.message, at)
    else if (remark.level === 'Warn') this.diagnostics.warning('wxml', path, remark.message, at)
  }

  private addDependency(from: string, name: string, ending: '.wxml' | '.wxs'): void {
    const path = name + ending
    if (!this.sources.has(path)) return this.diagnostics.error('wxml', from, `${path} is missing`)
    if (ending === '.wxml') this.add(path)
    else this.addScript(path)
  }

  private addScript(path: string): void {
    const name = path.replace(/\.wxs$/, '')
    if (this.scripts.has(name)) return
    this.scripts.add(name)
    this.group.addScript(name, this.rewrite(path, this.sources.read(path)))
  }

  private rewriteInline(path: string, name: string, module: string): void {
    this.group.setInlineScript(name, module, this.rewrite(path, this.group.getInlineScript(name, module)))
  }

  private rewrite(path: string, source: string): string {
    try {
      const { code, requires } = rewriteWxs(source)
      for (const spec of requires) this.require(path, spec)
      return code
    } catch (error) {
      const at = (error as { loc?: { line: number; column: number } }).loc
      this.diagnostics.error('wxs', path, (error as Error).message, at ? { line: at.line, column: at.column + 1 } : {})
      return ''
    }
  }

  private require(from: string, spec: string): void {
    const base = spec.startsWith('/') ? spec.slice(1) : posix.join(posix.dirname(from), spec)
    const path = base.endsWith('.wxs') ? base : `${base}.wxs`
    if (this.sources.has(path)) this.addScript(path)
    else this.diagnostics.error('wxs', from, `${path} is missing`)
  }
}
