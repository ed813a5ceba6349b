import type { Diagnostic } from '../../shared/bundle'

/** Collects what a compilation has to say; the same remark is kept once. */
export class Diagnostics {
  private readonly seen = new Map<string, Diagnostic>()

  add(diagnostic: Diagnostic): void {
    this.seen.set(JSON.stringify(diagnostic), diagnostic)
  }

  error(kind: Diagnostic['kind'], file: string, message: string, at: { line?: number; column?: number } = {}): void {
    this.add({ level: 'error', kind, file, message, ...at })
  }

  warning(kind: Diagnostic['kind'], file: string, message: string, at: { line?: number; column?: number } = {}): void {
    this.add({ level: 'warning', kind, file, message, ...at })
  }

  list(): Diagnostic[] {
    return [...this.seen.values()]
  }
}

/** One line for a terminal: `wxml error pages/a.wxml:3:5 message`. */
export function formatDiagnostic(d: Diagnostic): string {
  const place = [d.file, d.line, d.column].filter((part) => part !== undefined).join(':')
  return `${d.kind} ${d.level} ${place} ${d.message}`
}
