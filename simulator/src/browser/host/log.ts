/** What a phone has to say: console output of the app, remarks of the simulator, errors. */

export type LogLevel = 'debug' | 'log' | 'info' | 'warn' | 'error'

export interface LogEntry {
  readonly level: LogLevel
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly text: string
  /** `app`: the mini-program's console. `simulator`: us. */
  readonly source: 'app' | 'simulator'
}

const KEPT = 1000

export class PhoneLog {
  private readonly entries: LogEntry[] = []
  private readonly said = new Set<string>()
  private readonly listeners = new Set<(entry: LogEntry) => void>()

  add(level: LogLevel, text: string, source: LogEntry['source'] = 'simulator'): void {
    const entry: LogEntry = { level, text, source, time: Date.now() }
    this.entries.push(entry)
    if (this.entries.length > KEPT) this.entries.shift()
    for (const listener of this.listeners) listener(entry)
  }

  /** Says something at most once, however often it happens. */
  warnOnce(text: string): void {
    if (this.said.has(text)) return
    this.said.add(text)
    this.add('warn', text)
  }

  list(): readonly LogEntry[] {
    return [...this.entries]
  }

  onEntry(listener: (entry: LogEntry) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
}

const LEVELS: readonly LogLevel[] = ['debug', 'log', 'info', 'warn', 'error']

/** Lets the log hear what is written to the console; the console still gets it. */
export function captureConsole(log: PhoneLog, target: Console = console): void {
  for (const level of LEVELS) {
    const write = target[level].bind(target)
    target[level] = (...values: unknown[]) => {
      log.add(level, values.map(describe).join(' '), 'app')
      write(...values)
    }
  }
}

/** A value as one readable line. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
