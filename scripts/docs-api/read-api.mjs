import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { ENTRY, readModule } from './read-module.mjs'
import { readVariables } from './read-styles.mjs'
import { SHARED, readTags } from './read-tags.mjs'

/** @type {ts.CompilerOptions} */
const OPTIONS = {
  target: ts.ScriptTarget.ES2018,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2018.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
}

/** The scripts of all tags below `root`. @param {string} root */
const tagFiles = (root) =>
  fs
    .readdirSync(path.join(root, 'components'))
    .map((name) => `components/${name}/index.ts`)
    .filter((file) => /\/trtc-[^/]+\//.test(file) && fs.existsSync(path.join(root, file)))

/**
 * What an app can use, read from the source below `root`, and what the source leaves unsaid, as `file:line what`.
 *
 * @param {string} root
 * @returns {import('./page.mjs').Api & { faults: string[] }}
 */
export function readApi(root) {
  const files = tagFiles(root)
  const sources = [ENTRY, SHARED, ...files].map((file) => path.join(root, file)).filter((file) => fs.existsSync(file))
  /** @type {string[]} */
  const faults = []
  const program = ts.createProgram(sources, OPTIONS)
  // The checker tells every node its parent, without which a node does not know its text.
  program.getTypeChecker()
  const reading = { root, program, faults }
  return { tags: readTags(reading, files), variables: readVariables(reading), exports: readModule(reading), faults }
}
