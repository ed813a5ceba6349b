import { transformSync, type TransformFailure } from 'esbuild'
import { parse, type Node } from 'acorn'
import { full } from 'acorn-walk'
import type { Diagnostics } from './diagnostics'
import type { Sources } from './sources'

export interface ScriptModule {
  readonly code: string
  /** As written in `require` -> module id. */
  readonly requires: Readonly<Record<string, string>>
}

interface Transformed {
  readonly source: string
  readonly code: string
  readonly specs: readonly string[]
}

/** Keeps what a file became, so that a rebuild only touches what changed. */
export type ScriptCache = Map<string, Transformed>

const ENDINGS = ['', '.js', '/index.js', '.json']

/** The JavaScript modules of a mini-program and how they refer to each other. */
export class Scripts {
  readonly modules = new Map<string, ScriptModule>()

  constructor(
    private readonly sources: Sources,
    private readonly diagnostics: Diagnostics,
    private readonly cache: ScriptCache,
  ) {}

  add(path: string): void {
    if (this.modules.has(path)) return
    this.modules.set(path, { code: '', requires: {} })
    const { code, specs } = this.transform(path)
    const requires: Record<string, string> = {}
    for (const spec of specs) {
      const target = this.sources.resolve(path, spec, ENDINGS)
      if (target === undefined) this.diagnostics.warning('js', path, `cannot resolve require(${JSON.stringify(spec)})`)
      else requires[spec] = target
    }
    this.modules.set(path, { code, requires })
    for (const target of Object.values(requires)) this.add(target)
  }

  private transform(path: string): Transformed {
    const source = this.sources.read(path)
    const kept = this.cache.get(path)
    if (kept?.source === source) return kept
    const made = path.endsWith('.json') ? this.json(path, source) : this.javascript(path, source)
    this.cache.set(path, made)
    return made
  }

  private json(path: string, source: string): Transformed {
    try {
      return { source, code: `module.exports=${JSON.stringify(JSON.parse(source))}`, specs: [] }
    } catch (error) {
      this.diagnostics.error('js', path, (error as Error).message)
      return { source: '', code: '', specs: [] }
    }
  }

  private javascript(path: string, source: string): Transformed {
    try {
      const { code } = transformSync(source, {
        loader: 'js',
        format: 'cjs',
        target: 'es2022',
        sourcefile: path,
        define: { 'process.env.NODE_ENV': '"development"' },
      })
      const bare = code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
      return { source, code: bare, specs: findRequires(bare) }
    } catch (error) {
      this.reportFailure(path, error as TransformFailure)
      const message = JSON.stringify(`${path} does not compile: ${(error as Error).message}`)
      return { source: '', code: `throw new SyntaxError(${message})`, specs: [] }
    }
  }

  private reportFailure(path: string, failure: TransformFailure): void {
    const [first] = failure.errors ?? []
    const at = first?.location ? { line: first.location.line, column: first.location.column + 1 } : {}
    this.diagnostics.error('js', path, first?.text ?? failure.message, at)
  }
}

const literalArgument = (node: Node): string | undefined => {
  const call = node as { type: string; callee?: Node; arguments?: readonly Node[] }
  if (call.type !== 'CallExpression' || !call.callee || !isRequire(call.callee)) return undefined
  const value = (call.arguments?.[0] as { value?: unknown } | undefined)?.value
  return typeof value === 'string' ? value : undefined
}

/** `require` or `require.async`. */
const isRequire = (node: Node): boolean => {
  const callee = node as { type: string; name?: string; object?: Node }
  if (callee.type === 'Identifier') return callee.name === 'require'
  return callee.type === 'MemberExpression' && callee.object !== undefined && isRequire(callee.object)
}

function findRequires(code: string): string[] {
  const found = new Set<string>()
  full(parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true }), (node) => {
    const spec = literalArgument(node)
    if (spec !== undefined) found.add(spec)
  })
  return [...found]
}
