import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './build/layout.mjs'
import { listFiles } from './files.mjs'
import { findCycles } from './imports/cycles.mjs'
import { FOLDERS, IN_WECHAT, WITHOUT_WX, layerOf } from './imports/layers.mjs'
import { readSource } from './imports/read.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

/**
 * @typedef {import('./imports/layers.mjs').Layer} Layer
 * @typedef {import('./imports/read.mjs').SourceFacts} SourceFacts
 */

/**
 * Everything in a source tree that breaks the import rules, as `file:line what`.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function importFaults(root) {
  const files = FOLDERS.flatMap((folder) => listFiles(root, folder)).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  const known = new Set(files)
  /** @type {Map<string, string[]>} */
  const graph = new Map()
  const faults = files.flatMap((file) => {
    const facts = readSource(file, fs.readFileSync(path.join(root, file), 'utf8'))
    const atRunTime = facts.imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ target }) => resolve(file, target, known))
    graph.set(
      file,
      atRunTime.filter((target) => target !== undefined),
    )
    return faultsOfFile(file, facts, known)
  })
  return [...faults, ...findCycles(graph).map((cycle) => `${cycle[0]}:1 import cycle: ${cycle.join(' -> ')}`)]
}

/**
 * @param {string} file
 * @param {SourceFacts} facts
 * @param {Set<string>} known
 * @returns {string[]}
 */
function faultsOfFile(file, { imports, wxLines }, known) {
  const layer = layerOf(file)
  if (layer === undefined) return [`${file}:1 belongs to no layer: add it to scripts/imports/layers.mjs`]
  const wx = WITHOUT_WX.has(layer.name) ? wxLines.map((line) => `${file}:${line} touches wx: only store/platform may`) : []
  const wrong = imports.flatMap(({ target, line }) => {
    const fault = target.startsWith('.') ? faultOfRelative(layer, file, target, known) : faultOfPackage(layer, target)
    return fault === undefined ? [] : [`${file}:${line} ${fault}`]
  })
  return [...wx, ...wrong]
}

/**
 * @param {Layer} layer
 * @param {string} file
 * @param {string} target
 * @param {Set<string>} known
 */
function faultOfRelative(layer, file, target, known) {
  const resolved = resolve(file, target, known)
  const place = resolved ?? path.posix.join(path.posix.dirname(file), target)
  if (resolved?.endsWith('/index.ts') && !/(^|\/)index$/.test(target) && IN_WECHAT.has(layer.name)) {
    return `imports the folder '${target}': WeChat only finds '${target}/index'`
  }
  const other = layerOf(place)
  if (other === undefined) return `imports '${target}', which is outside of all layers`
  if (other.name === layer.name || layer.uses.includes(other.name)) return undefined
  return `${layer.name} must not import ${other.name} ('${target}')`
}

/**
 * @param {Layer} layer
 * @param {string} target
 */
function faultOfPackage({ name, packages }, target) {
  if (packages === undefined || packages.includes(target)) return undefined
  return `${name} must not import the package '${target}'`
}

/**
 * @param {string} file
 * @param {string} target
 * @param {Set<string>} known
 */
function resolve(file, target, known) {
  if (!target.startsWith('.')) return undefined
  const base = path.posix.join(path.posix.dirname(file), target)
  return [`${base}.ts`, `${base}/index.ts`, base].find((candidate) => known.has(candidate))
}

runAsProgram(import.meta.url, () => {
  const faults = importFaults(ROOT)
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
})
