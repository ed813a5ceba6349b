import { AUTH_ERRORS } from './auth'
import { DEVICE_ERRORS } from './device'
import { KIT_ERRORS } from './kit'
import { LINK_ERRORS } from './link'
import { NETWORK_ERRORS } from './network'
import { ROOM_ERRORS } from './room'
import type { ErrorCode, ErrorGroup, ErrorRow } from './types'

const GROUPS: readonly ErrorGroup[] = [...KIT_ERRORS, ...DEVICE_ERRORS, ...NETWORK_ERRORS, ...AUTH_ERRORS, ...ROOM_ERRORS, ...LINK_ERRORS]

/** Every error of the kit, of the native tags and of TRTC, by code. Sources: TRTC's mini-program error page, WeChat's tag pages, the public LiteAV headers. */
export const ERRORS: ReadonlyMap<ErrorCode, ErrorRow> = toTable(GROUPS)

const UNKNOWN: Omit<ErrorRow, 'code'> = {
  name: 'unknown',
  category: 'native',
  retryable: false,
  text: 'unknown',
  action: 'none',
  meaning: 'no table knows this code',
}

/** The row of a code; an unknown code gets a row of its own that says so. */
export function errorRow(code: ErrorCode): ErrorRow {
  return ERRORS.get(code) ?? { code, ...UNKNOWN }
}

const INNER = /(-(?:70\d{3}|10[0-2]\d{3}))\b/

/**
 * The code that says most. `-100018` and `-3301` cover many causes; where the native message names the inner one
 * (as in `err[-70001]`) and the table knows it, that one is it.
 */
export function innermostCode(code: number, message: string): number {
  if (code !== -100018 && code !== -3301) return code
  const inner = Number(INNER.exec(message)?.[1])
  return ERRORS.has(inner) ? inner : code
}

function toTable(groups: readonly ErrorGroup[]): ReadonlyMap<ErrorCode, ErrorRow> {
  const table = new Map<ErrorCode, ErrorRow>()
  for (const { rows, ...kind } of groups) {
    for (const [code, name, meaning] of rows) table.set(code, { code, name, ...kind, meaning })
  }
  return table
}
