import fs from 'node:fs'
import path from 'node:path'

/**
 * @typedef {{ name: string, light: string, dark: string, meaning: string }} Variable
 * @typedef {{ root: string, faults: string[] }} Reading
 */

/** Where every variable is read once, with its default and, behind `//`, what it is for. */
export const TOKENS = 'components/styles/tokens.less'

const VARIABLE = /^\s*--[\w-]+: var\((--[\w-]+), (.+)\);(?:\s*\/\/\s*(.*))?$/

/**
 * The CSS variables that an app may set. A variable is declared once for light and may come again, in `@media`, for dark.
 *
 * @param {Reading} reading
 * @returns {Variable[]}
 */
export function readVariables({ root, faults }) {
  const file = path.join(root, TOKENS)
  if (!fs.existsSync(file)) return []
  /** @type {Map<string, Variable>} */
  const variables = new Map()
  for (const [index, line] of fs.readFileSync(file, 'utf8').split('\n').entries()) {
    const [, name, value, meaning = ''] = VARIABLE.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    const known = variables.get(name)
    if (known === undefined && meaning === '') faults.push(`${TOKENS}:${index + 1} nothing is said about ${name}`)
    variables.set(name, known === undefined ? { name, light: value, dark: value, meaning } : { ...known, dark: value })
  }
  return [...variables.values()]
}
