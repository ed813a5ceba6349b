import fs from 'node:fs'
import { pathToFileURL } from 'node:url'

/** A failure that a person can do something about: its message is one clear sentence with the remedy, and no stack is shown. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.name = 'Refusal'
    /** Exit code of the program that is refused. */
    this.exitCode = exitCode
    /** Asks gulp not to print a stack either. */
    this.showStack = false
  }
}

/**
 * What to tell a person about any error. A stack is only of use to whoever mends these scripts, and they ask for it with TRTC_DEBUG=1.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  if (error instanceof Refusal) return error.message
  if (!(error instanceof Error)) return String(error)
  return process.env.TRTC_DEBUG ? (error.stack ?? error.message) : `${error.message} (TRTC_DEBUG=1 shows where)`
}

/**
 * Runs `main` when the module at `moduleUrl` is the program that was started, not when it is imported.
 *
 * @param {string} moduleUrl
 * @param {(args: string[]) => unknown} main
 */
export function runAsProgram(moduleUrl, main) {
  const program = process.argv[1]
  if (program === undefined || pathToFileURL(fs.realpathSync(program)).href !== moduleUrl) return
  Promise.resolve()
    .then(() => main(process.argv.slice(2)))
    .catch((error) => {
      process.stderr.write(`${describeError(error)}\n`)
      process.exitCode = error instanceof Refusal ? error.exitCode : 1
    })
}
