/** How loud a native code is: `info` is part of an ordinary course, `warn` may be felt by the user, `error` stops something. */
export type NativeLevel = 'info' | 'warn' | 'error'

/** One code that a native tag reports in `statechange`. */
export interface NativeCode {
  readonly code: number
  /** kebab-case, unique within its tag. */
  readonly name: string
  readonly level: NativeLevel
  /** For the developer. */
  readonly meaning: string
}

type Row = readonly [code: number, name: string, level: NativeLevel, meaning: string]

/** Turns rows into a table by code. Throws on a code or a name that comes twice, which would hide one of the two. */
export function toCodeTable<const R extends readonly Row[]>(rows: R): ReadonlyMap<number, NativeCode & { readonly name: R[number][1] }> {
  const table = new Map<number, NativeCode & { readonly name: R[number][1] }>()
  const names = new Set<string>()
  for (const [code, name, level, meaning] of rows) {
    if (table.has(code) || names.has(name)) throw new TypeError(`native code ${code} (${name}) stands twice in its table`)
    table.set(code, { code, name, level, meaning })
    names.add(name)
  }
  return table
}
