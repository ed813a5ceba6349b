import fs from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '../refusal.mjs'
import { DEMO_OUT, KIT_NAME, KIT_OUT, fromRoot } from './layout.mjs'

const require = createRequire(import.meta.url)

/** Kinds of file that WeChat takes from a package. */
const KINDS = new Set(['.js', '.json', '.wxml', '.wxs', '.wxss', '.png', '.svg'])

/**
 * Lays out `miniprogram_npm/` of the demo the way "build npm" of WeChat's developer tools does: a package with a `miniprogram`
 * field is copied, of any other one its `main` becomes `index.js`.
 */
export async function layOutPackages() {
  const out = fromRoot(DEMO_OUT, 'miniprogram_npm')
  const { dependencies } = JSON.parse(await fs.readFile(fromRoot('package.json'), 'utf8'))
  await Promise.all(Object.keys(dependencies).map((name) => layOutPackage(name, path.join(out, name))))
  await copyKit(out)
}

/**
 * The kit itself, as if it came from npm.
 *
 * @param {string} [out]
 */
export const copyKit = (out = fromRoot(DEMO_OUT, 'miniprogram_npm')) => copyKinds(fromRoot(KIT_OUT), path.join(out, KIT_NAME))

/**
 * @param {string} name
 * @param {string} to
 */
async function layOutPackage(name, to) {
  const manifest = require.resolve(`${name}/package.json`)
  const { miniprogram, main, dependencies = {} } = JSON.parse(await fs.readFile(manifest, 'utf8'))
  const root = path.dirname(manifest)
  if (miniprogram !== undefined) return copyKinds(path.join(root, miniprogram), to)
  // A file that needs nothing else can be taken as it is; bundling would only make it bigger.
  if (Object.keys(dependencies).length > 0)
    throw new Refusal(`${name} has dependencies of its own: teach scripts/build/npm-packages.mjs to bundle it.`)
  await fs.mkdir(to, { recursive: true })
  await fs.copyFile(path.join(root, main), path.join(to, 'index.js'))
}

/**
 * @param {string} from
 * @param {string} to
 */
const copyKinds = (from, to) =>
  fs.cp(from, to, {
    recursive: true,
    filter: async (file) => KINDS.has(path.extname(file)) || (await fs.stat(file)).isDirectory(),
  })
