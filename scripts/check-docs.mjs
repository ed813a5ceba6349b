import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './build/layout.mjs'
import { listFiles, positionAt } from './files.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src="([^"]+)"/g
const DEPENDENCIES = 'docs/dependencies.md'
const CODE = /^```[^]*?^```|`[^`\n]*`/gm

/**
 * Links of a Markdown page to files that do not exist, as `file:line what`. Addresses elsewhere are not looked at.
 *
 * @param {string} root
 * @param {string} file
 * @returns {string[]}
 */
export function deadLinks(root, file) {
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  // Code is blanked out, not removed, so that line numbers stay.
  const prose = text.replace(CODE, (code) => code.replace(/[^\n]/g, ' '))
  return [...prose.matchAll(LINK)].flatMap((match) => {
    const target = (match[1] ?? match[2] ?? '').replace(/[#?].*$/, '')
    if (target === '' || /^[a-z]+:/.test(target)) return []
    const there = fs.existsSync(path.join(root, path.dirname(file), target))
    return there ? [] : [`${file}:${positionAt(prose, match.index).line} links to ${target}, which does not exist`]
  })
}

/**
 * @param {string} root
 * @returns {string[]}
 */
function pagesOf(root) {
  const top = fs.readdirSync(root).filter((name) => name.endsWith('.md'))
  return [...top, ...listFiles(root, 'docs').filter((file) => file.endsWith('.md'))]
}

/**
 * Packages that a package.json asks for and that `docs/dependencies.md` does not explain.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function unexplainedPackages(root) {
  const explained = fs.readFileSync(path.join(root, DEPENDENCIES), 'utf8')
  const read = (/** @type {string} */ file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'))
  const manifests = ['package.json', ...read('package.json').workspaces.map((/** @type {string} */ folder) => `${folder}/package.json`)]
  return manifests.flatMap((manifest) => {
    const { dependencies, devDependencies } = read(manifest)
    const names = Object.keys({ ...dependencies, ...devDependencies })
    return names
      .filter((name) => !explained.includes(`\`${name}\``))
      .map((name) => `${manifest}:1 ${name} is not explained in ${DEPENDENCIES}`)
  })
}

/**
 * All dead links of the README and of `docs/`.
 *
 * @param {string} root
 */
export const linkFaults = (root) => pagesOf(root).flatMap((file) => deadLinks(root, file))

runAsProgram(import.meta.url, () => {
  const faults = [...linkFaults(ROOT), ...unexplainedPackages(ROOT)]
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
})
