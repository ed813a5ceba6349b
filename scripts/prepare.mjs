// Runs before anything is installed: nothing but Node's own modules may be imported here, directly or not.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepareBrowser } from './prepare/browser.mjs'
import { preparePackages } from './prepare/packages.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/**
 * Makes the machine ready for `npm start` (packages) or `npm test` (packages and a browser).
 *
 * @param {string | undefined} purpose
 */
async function prepare(purpose) {
  if (purpose !== 'start' && purpose !== 'test') throw new Refusal('Usage: node scripts/prepare.mjs start|test', 2)
  refuseReadOnly(ROOT)
  await preparePackages(ROOT, say)
  if (purpose === 'test') await prepareBrowser(ROOT, say)
}

/**
 * Asks by writing: access rights alone say nothing about a read-only disk or about root.
 *
 * @param {string} folder
 */
function refuseReadOnly(folder) {
  const trial = path.join(folder, `.write-trial-${process.pid}`)
  try {
    fs.writeFileSync(trial, '')
    fs.rmSync(trial)
  } catch {
    throw new Refusal(
      `${folder} cannot be written to: make it yours (or clone the repository into a folder of your own), then run this again.`,
    )
  }
}

runAsProgram(import.meta.url, ([purpose]) => prepare(purpose))
