import { spawn } from 'node:child_process'

/**
 * @typedef {{ code: number | null, output: string, timedOut: boolean }} RunResult
 * @typedef {{
 *   cwd?: string,
 *   env?: NodeJS.ProcessEnv,
 *   timeoutMs?: number,
 *   idleMs?: number,
 *   onOutput?: (text: string) => void,
 *   signal?: AbortSignal,
 * }} RunOptions
 */

/**
 * Runs a program to its end and keeps what it prints. Never throws: a program that cannot be started has code null.
 * `timeoutMs` bounds the whole run, `idleMs` the time in which it prints nothing.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, timeoutMs, idleMs, onOutput = () => {}, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command), signal })
    let output = ''
    let timedOut = false
    const giveUp = () => {
      timedOut = true
      child.kill('SIGKILL')
    }
    const total = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs)
    let idle = idleMs === undefined ? undefined : setTimeout(giveUp, idleMs)
    const heard = (/** @type {Buffer} */ chunk) => {
      output += chunk
      onOutput(String(chunk))
      if (idleMs === undefined) return
      clearTimeout(idle)
      idle = setTimeout(giveUp, idleMs)
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    const end = (/** @type {number | null} */ code, /** @type {string} */ text) => {
      clearTimeout(total)
      clearTimeout(idle)
      resolve({ code, output: text, timedOut })
    }
    child.on('error', (error) => end(null, error.message))
    child.on('close', (code) => end(code, output))
  })
}

/** Windows can start npm and its like only through a shell. @param {string} command */
const needsShell = (command) => process.platform === 'win32' && /^(npm|npx)$/.test(command)
