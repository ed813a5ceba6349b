import fs from 'node:fs'
import path from 'node:path'

/** Folders that are never ours to read. */
const SKIPPED = new Set(['node_modules', '.git'])

/**
 * All files below a folder, sorted, with `/` as separator and relative to `root`. A folder that is not there has none.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function listFiles(root, folder) {
  const full = path.join(root, folder)
  if (!fs.existsSync(full)) return []
  return fs
    .readdirSync(full, { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listFiles(root, name)
      return [name]
    })
    .sort()
}

/**
 * Line and column, both from 1, of an offset in a text.
 *
 * @param {string} text
 * @param {number} offset
 */
export function positionAt(text, offset) {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
