import { errorRow } from './errors/table'

/** One code that a native tag reports in `statechange` in the course of things. */
export interface NativeNews<N extends string = string> {
  readonly code: number
  /** kebab-case, unique within its tag. */
  readonly name: N
  /** `info` is part of an ordinary course, `warn` may be felt by the user. */
  readonly level: 'info' | 'warn'
  /** For the developer. */
  readonly meaning: string
}

/** One code with which a native tag gives something up; name and meaning are those of its row in the error table. */
export interface NativeFailure {
  readonly code: number
  readonly name: string
  readonly level: 'error'
  readonly meaning: string
}

type Row<N extends string> = readonly [code: number, name: N, level: NativeNews['level'], meaning: string]

/**
 * Turns rows, and the codes of failures, into a table by code. Throws on a code or a name that comes twice, which would
 * hide one of the two.
 */
export function toCodeTable<const N extends string>(
  rows: readonly Row<N>[],
  failures: readonly number[] = [],
): ReadonlyMap<number, NativeNews<N> | NativeFailure> {
  const table = new Map<number, NativeNews<N> | NativeFailure>()
  const names = new Set<string>()
  const add = (entry: NativeNews<N> | NativeFailure): void => {
    if (table.has(entry.code) || names.has(entry.name))
      throw new TypeError(`native code ${entry.code} (${entry.name}) stands twice in its table`)
    table.set(entry.code, entry)
    names.add(entry.name)
  }
  for (const [code, name, level, meaning] of rows) add({ code, name, level, meaning })
  for (const code of failures) add({ code, name: errorRow(code).name, level: 'error', meaning: errorRow(code).meaning })
  return table
}

/** The names of a table's news. */
export type NewsName<T> = T extends ReadonlyMap<number, NativeNews<infer N> | NativeFailure> ? N : never
