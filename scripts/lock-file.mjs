import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './build/layout.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Entries
 * @typedef {{ name: string, version: string, by: string }} Missing
 */

const FILE = 'package-lock.json'
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

/**
 * Optional packages that a package asks for and the lock file does not know. npm leaves out those that a registry does not have, but
 * then `npm ci` refuses the whole file, although nobody on this system needs them.
 *
 * @param {Entries} entries
 * @returns {Missing[]}
 */
export function missingOptional(entries) {
  return Object.entries(entries).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isKnown(entries, place, name))
      .map(([name, version]) => ({ name, version, by: place })),
  )
}

/**
 * Whether a package is found from a place, by Node's way of looking: in its own `node_modules`, then in those above.
 *
 * @param {Entries} entries
 * @param {string} place
 * @param {string} name
 */
function isKnown(entries, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (path.posix.join(at, 'node_modules', name) in entries) return true
    if (at === '') return false
  }
}

/**
 * The entry that npm writes for a package of another system, as far as its name and its pinned version tell.
 *
 * @param {Missing} missing
 * @returns {Entry}
 */
export function entryOf({ name, version }) {
  const isPinned = /^\d+\.\d+\.\d+$/.test(version)
  if (!isPinned) throw new Refusal(`${name} ${version} is not pinned: add it with "npm install --save-optional" by hand.`)
  const parts = name.split(/[-/]/)
  const of = (/** @type {string[]} */ known) => known.filter((word) => parts.includes(word))
  const [os, cpu] = [of(SYSTEMS), of(PROCESSORS)]
  const libc = parts.flatMap((part) => (part.startsWith('musl') ? ['musl'] : part.startsWith('gnu') ? ['glibc'] : []))
  return { version, cpu, ...(libc.length > 0 && { libc }), optional: true, os }
}

/** @param {string[]} args */
function main(args) {
  const file = path.join(ROOT, FILE)
  const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
  const missing = missingOptional(lock.packages)
  if (missing.length === 0) return
  if (!args.includes('--fix')) {
    const names = missing.map(({ name, by }) => `${FILE}:1 ${name}, which ${by} may want on another system, is missing`)
    throw new Refusal([...names, 'npm ci would refuse this file: run node scripts/lock-file.mjs --fix and commit it.'].join('\n'))
  }
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryOf(each)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}

runAsProgram(import.meta.url, main)
