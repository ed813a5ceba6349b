import fs from 'node:fs'
import path from 'node:path'
import { listFiles, positionAt } from '../files.mjs'
import { Refusal } from '../refusal.mjs'
import { COPIED, KIT_NAME, KIT_OUT, ROOT } from './layout.mjs'

/** Packages that the kit may ask its host mini-program for. */
const ALLOWED_PACKAGES = new Set(['mobx-miniprogram', 'mobx-miniprogram-bindings'])

/** `.map` and `.ts` belong to the package, not to what runs. */
const ALLOWED_KINDS = new Set(['js', 'ts', ...COPIED])

/** Names that only exist in Node or in a test; WeChat has none of them. */
const FOREIGN =
  /(?<![.\w$'"])(?:process\.(?:env|argv|versions)|__dirname|__filename|jest\.(?:fn|mock|spyOn)|describe\(|afterEach\(|beforeEach\()/g

/**
 * What is wrong with one built script: a `require` that WeChat cannot answer, or a name that does not exist there. WeChat resolves
 * neither folders nor Node modules, so every relative path has to name a file of the kit.
 *
 * @param {string} root
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function faultsOfScript(root, file, text) {
  const requires = [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)]
  const unanswered = requires.filter(({ 1: target = '' }) =>
    target.startsWith('.') ? !fs.existsSync(path.join(root, path.dirname(file), `${target}.js`)) : !ALLOWED_PACKAGES.has(target),
  )
  const where = (/** @type {number} */ offset) => `${file}:${positionAt(text, offset).line}`
  return [
    ...unanswered.map((match) => `${where(match.index)} requires '${match[1]}', which is no file of the kit and no package it may use`),
    ...[...text.matchAll(FOREIGN)].map((match) => `${where(match.index)} uses ${match[0]}, which does not exist in WeChat`),
  ]
}

/**
 * Refuses a kit that holds anything which does not belong into a mini-program: tests, Node code, stray files.
 *
 * @param {string} [root]
 * @param {string} [folder]
 */
export function refuseForeignContent(root = ROOT, folder = KIT_OUT) {
  const faults = listFiles(root, folder).flatMap((file) => {
    const kind = path.extname(file).slice(1)
    if (!ALLOWED_KINDS.has(kind) || /\.(test|spec|suite)\./.test(file)) return [`${file} does not belong into ${KIT_NAME}`]
    return kind === 'js' ? faultsOfScript(root, file, fs.readFileSync(path.join(root, file), 'utf8')) : []
  })
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
}
