import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from '../refusal.mjs'
import { run } from '../run.mjs'

/**
 * One entry of a lock file, as far as it matters here.
 *
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, resolved?: string }} LockEntry
 * @typedef {Record<string, LockEntry>} LockEntries
 */

const MISMATCH =
  'package-lock.json does not fit package.json: run "npm install", then "node scripts/lock-file.mjs --fix", and commit both files.'

/**
 * Whether what npm installed is what the lock file asks for. `installed` is npm's own record, which it writes last, so an install that
 * was cut off counts as none. Optional packages may be missing: they are for other systems.
 *
 * @param {LockEntries} wanted
 * @param {LockEntries} installed
 * @returns {boolean}
 */
export function isUpToDate(wanted, installed) {
  return Object.entries(wanted)
    .filter(([place]) => /(^|\/)node_modules\//.test(place))
    .every(([place, entry]) => {
      const there = installed[place]
      if (there === undefined) return entry.optional === true
      return there.version === entry.version
    })
}

/**
 * Installs the packages of the lock file, unless they are there already.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 */
export async function preparePackages(root, say) {
  const wanted = readEntries(path.join(root, 'package-lock.json'))
  if (wanted === undefined) throw new Refusal('package-lock.json is missing or damaged: get it back with "git checkout package-lock.json".')
  const installed = readEntries(path.join(root, 'node_modules', '.package-lock.json'))
  if (installed !== undefined && isUpToDate(wanted, installed)) return
  say(`Installing packages (${Object.keys(wanted).length}), once; this takes a minute or so …`)
  await install(root)
}

/**
 * No package here needs its install script, so none is run: what is downloaded is only unpacked.
 *
 * @param {string} root
 */
async function install(root) {
  const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  if (code === 0) return
  if (code === null) throw new Refusal('npm was not found: install Node with npm from https://nodejs.org, then run this again.')
  if (/ code EUSAGE/.test(output)) throw new Refusal(MISMATCH)
  const log = /A complete log of this run can be found in:\s*(\S+)/.exec(output)?.[1]
  const reason = /npm (?:error|ERR!) (?:code )?(\S[^\n]*)/.exec(output)?.[1] ?? `exit code ${code}`
  throw new Refusal(
    `Installing the packages failed (${reason}): check the network and the npm registry, then run this again${log ? `; npm's log is ${log}` : ''}.`,
  )
}

/**
 * @param {string} file
 * @returns {LockEntries | undefined}
 */
function readEntries(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}
