import fs from 'node:fs'
import path from 'node:path'
import { format, resolveConfig } from 'prettier'
import { ROOT } from './build/layout.mjs'
import { Refusal } from './refusal.mjs'

/**
 * A Markdown table.
 *
 * @param {string[][]} rows The first is the head.
 */
export function toTable(rows) {
  const [head = [], ...body] = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/**
 * Writes a generated page, laid out as the formatter wants it. To check is to refuse when the page that is there differs.
 *
 * @param {{ root?: string, page: string, text: string, from: string, script: string, check: boolean }} options
 */
export async function writePage({ root = ROOT, page, text, from, script, check }) {
  const file = path.join(root, page)
  const wanted = await format(text, { ...(await resolveConfig(path.join(ROOT, page))), parser: 'markdown' })
  if (!check) return fs.writeFileSync(file, wanted)
  const written = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  if (written !== wanted) throw new Refusal(`${page} does not match ${from}: run node ${script} and commit the page.`)
}
