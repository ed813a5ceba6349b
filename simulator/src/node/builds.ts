import { compileApp, type CompiledApp } from './compile/compile'
import { formatDiagnostic } from './compile/diagnostics'
import type { ScriptCache } from './compile/scripts'
import { watchFolder } from './watch'

export interface BuildsOptions {
  readonly app: string
  readonly watch: boolean
  /** Gets every remark of the compiler as one line. */
  report(line: string): void
}

/** The current build of the mini-program, and news of the next ones. */
export class Builds {
  private readonly cache: ScriptCache = new Map()
  private readonly listeners = new Set<(app: CompiledApp) => void>()
  private readonly watcher: { close(): void } | undefined
  private app: CompiledApp

  constructor(private readonly options: BuildsOptions) {
    this.app = compileApp(options.app, this.cache)
    this.report(this.app)
    if (options.watch) this.watcher = watchFolder(options.app, () => this.rebuild())
  }

  current(): CompiledApp {
    return this.app
  }

  /** Compiles anew; listeners hear of it when something changed. */
  rebuild(): void {
    const next = compileApp(this.options.app, this.cache)
    if (next.buildId === this.app.buildId) return
    this.app = next
    this.report(next)
    for (const listener of this.listeners) listener(next)
  }

  onBuilt(listener: (app: CompiledApp) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    this.watcher?.close()
    this.listeners.clear()
  }

  private report({ diagnostics }: CompiledApp): void {
    for (const diagnostic of diagnostics) this.options.report(formatDiagnostic(diagnostic))
  }
}
