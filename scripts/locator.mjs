import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/**
 * How tools find a running `npm start`.
 *
 * @typedef {{ url: string, port: number }} Place
 * @typedef {{ id: string, automator: string }} PhonePlace
 * @typedef {{ server: Place, emulator: Place, simulator: Place & { phones: PhonePlace[] } }} Places
 * @typedef {{ pid: number, startToken: string, startedAt: string, url: string } & Places} Locator
 */

export const LOCATOR_FILE = '.trtc/dev.json'

/**
 * Something that tells a process from a later one with the same pid: its start time. Empty where the system does not tell.
 *
 * @param {number} pid
 * @returns {string}
 */
export function startTokenOf(pid) {
  try {
    if (process.platform === 'linux') return startTicks(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
    if (process.platform === 'win32') return ''
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

/**
 * Field 22 of `/proc/<pid>/stat`. The name in field 2 may hold spaces and brackets, so counting starts behind its last bracket.
 *
 * @param {string} stat
 */
const startTicks = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''

/**
 * Whether the process that wrote a locator still runs.
 *
 * @param {{ pid: number, startToken: string }} locator
 * @returns {boolean}
 */
export function isAlive({ pid, startToken }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  const now = startTokenOf(pid)
  return now === '' || startToken === '' || now === startToken
}

/**
 * The running `npm start` of a repository; undefined when there is none, also when one ended without tidying up.
 *
 * @param {string} root
 * @returns {Locator | undefined}
 */
export function readLocator(root) {
  try {
    const locator = JSON.parse(fs.readFileSync(path.join(root, LOCATOR_FILE), 'utf8'))
    return Number.isInteger(locator.pid) && isAlive(locator) ? locator : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes the locator of this process, whole or not at all: a reader never sees half a file.
 *
 * @param {string} root
 * @param {Places & { url: string, startedAt: string }} places
 */
export function writeLocator(root, places) {
  const file = path.join(root, LOCATOR_FILE)
  const locator = { pid: process.pid, startToken: startTokenOf(process.pid), ...places }
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(locator, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

/**
 * Removes the locator if it is this process's own.
 *
 * @param {string} root
 */
export function removeLocator(root) {
  if (readLocator(root)?.pid === process.pid) fs.rmSync(path.join(root, LOCATOR_FILE), { force: true })
}
