import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from '../refusal.mjs'

/**
 * What a child says when it listens.
 *
 * @typedef {{ ready: true, url: string, phones?: import('../locator.mjs').PhonePlace[] }} Ready
 * @typedef {{ name: string, script: string, args: string[], env?: Record<string, string> }} ChildSpec
 * @typedef {{ name: string, ready: Promise<Ready>, stop: () => Promise<void> }} Child
 * @typedef {{
 *   cwd: string,
 *   logFolder: string,
 *   onReady: (ready: Ready) => void,
 *   onDeath: (sentence: string) => void,
 *   onError: (line: string) => void,
 * }} ChildContext
 */

const READY_MS = 30_000
/** A child that has not closed by then is ended hard. */
const CLOSE_MS = 3_000
/** A Ctrl-C reaches the children too, and one may be gone before our own signal handler runs. */
const GRACE_MS = 200

/**
 * Starts one part. It shares our process group, so a Ctrl-C reaches it, and it has an IPC channel, so it ends when we are gone however
 * that came about.
 *
 * @param {ChildSpec} spec
 * @param {ChildContext} context
 * @returns {Child}
 */
export function startChild({ name, script, args, env }, { cwd, logFolder, onReady, onDeath, onError }) {
  const logFile = path.join(logFolder, `${name}.log`)
  const log = fs.openSync(logFile, 'w', 0o600)
  const child = fork(script, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', log, 'pipe', 'ipc'] })
  const state = { isStopping: false, isReady: false, lastWords: '' }
  const exited = new Promise((resolve) => child.once('exit', resolve)).finally(() => fs.closeSync(log))

  child.stderr?.on('data', (chunk) => {
    fs.writeSync(log, chunk)
    state.lastWords = (state.lastWords + chunk).slice(-2000)
    if (state.isReady && !state.isStopping) onError(`${name}: ${String(chunk).trimEnd()}`)
  })

  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal(`The ${name} did not start within ${READY_MS / 1000} s: see ${logFile}.`)), READY_MS)
    child.on('message', (message) => {
      if (!isReady(message)) return
      clearTimeout(timer)
      state.isReady = true
      onReady(message)
      resolve(message)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (state.isStopping) return
      const words = state.lastWords.trim()
      if (state.isReady) setTimeout(onDeath, GRACE_MS, `The ${name} ended unexpectedly (${signal ?? `exit code ${code}`}): see ${logFile}.`)
      else reject(new Refusal(words || `The ${name} could not start (${signal ?? `exit code ${code}`}): see ${logFile}.`))
    })
  })

  const stop = async () => {
    state.isStopping = true
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const hard = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS)
    await exited
    clearTimeout(hard)
  }
  return { name, ready, stop }
}

/**
 * @param {unknown} message
 * @returns {message is Ready}
 */
const isReady = (message) =>
  typeof message === 'object' && message !== null && 'ready' in message && 'url' in message && message.ready === true
