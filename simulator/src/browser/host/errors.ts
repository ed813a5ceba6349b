import type { Diagnostic } from '../../shared/bundle'
import { describe, type PhoneLog } from './log'

/** Something that went wrong in the mini-program. */
export interface PhoneError {
  /** Where: a file, a component, a lifecycle function. */
  readonly where: string
  readonly message: string
  /** With places in the mini-program's own files. */
  readonly stack: string
}

/** Collects errors, writes them to the log and shows them on the phone. */
export class PhoneErrors {
  private readonly errors: PhoneError[] = []
  private readonly listeners = new Set<(error: PhoneError) => void>()
  /** Set once the bundle is known. */
  mapStack: (stack: string) => string = (stack) => stack

  constructor(private readonly log: PhoneLog) {}

  add(where: string, error: unknown): void {
    const stack = this.mapStack(error instanceof Error ? (error.stack ?? String(error)) : describe(error))
    const message = error instanceof Error ? error.message : describe(error)
    this.keep({ where, message, stack })
  }

  addDiagnostic({ file, line, column, message, kind, level }: Diagnostic): void {
    const where = [file, line, column].filter((part) => part !== undefined).join(':')
    if (level === 'error') this.keep({ where, message: `${kind}: ${message}`, stack: '' })
    else this.log.add('warn', `${where} ${kind}: ${message}`)
  }

  list(): readonly PhoneError[] {
    return [...this.errors]
  }

  onError(listener: (error: PhoneError) => void): void {
    this.listeners.add(listener)
  }

  clear(): void {
    this.errors.length = 0
  }

  private keep(error: PhoneError): void {
    this.errors.push(error)
    this.log.add('error', `${error.where}: ${error.stack || error.message}`)
    for (const listener of this.listeners) listener(error)
  }
}
