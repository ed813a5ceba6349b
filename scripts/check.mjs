import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './build/layout.mjs'
import { STEPS } from './check/steps.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'
import { run } from './run.mjs'

/**
 * @typedef {import('./check/steps.mjs').Step} Step
 * @typedef {import('./check/steps.mjs').Counts} Counts
 * @typedef {{ step: Step, counts: Counts, ms: number, output: string }} Outcome
 */

const USAGE = `Usage: npm test -- [options]
  --only <name,...>  run these checks only
  --bail             stop at the first check that fails
  --list             show the checks`

/** A check that hangs must not take the whole run with it. */
const STEP_MS = 15 * 60_000

const isColoured = process.stdout.isTTY && !process.env.CI && !process.env.NO_COLOR
/** @param {string} text @param {number} code */
const colour = (text, code) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
const RED = 31
const GREEN = 32

/** Ends the check that runs, and with it this program. */
const ending = new AbortController()
const INTERRUPTED = 130

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

/** @param {string[]} args */
async function main(args) {
  const { only, bail, list, help } = parseFlags(args)
  if (help) return say(USAGE)
  if (list) return STEPS.forEach(({ name, what }) => say(`${name.padEnd(12)}${what}`))
  const steps = only === undefined ? STEPS : chosen(only.split(','))
  fs.mkdirSync(path.join(ROOT, '.trtc'), { recursive: true, mode: 0o700 })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => ending.abort())
  const outcomes = await runAll(steps, bail === true)
  if (ending.signal.aborted) process.exit(INTERRUPTED)
  const failures = outcomes.filter(({ counts }) => counts.failed > 0)
  for (const { step, output } of failures) say(`\n${colour(`${step.name} failed:`, RED)}\n${output.trimEnd()}`)
  say(`\n${summary(outcomes)}`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

/** @param {string[]} args */
function parseFlags(args) {
  const flag = /** @type {const} */ ({ type: 'boolean' })
  try {
    return parseArgs({ args, options: { only: { type: 'string' }, bail: flag, list: flag, help: flag } }).values
  } catch (error) {
    throw new Refusal(`${/** @type {Error} */ (error).message}\n${USAGE}`, 2)
  }
}

/** Some tools look at one variable, some at the other. An undefined one is not passed on. */
const colourEnvironment = () => ({
  ...process.env,
  NO_COLOR: isColoured ? undefined : '1',
  FORCE_COLOR: isColoured ? '1' : undefined,
})

/** @param {string[]} names */
function chosen(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0)
    throw new Refusal(`There is no check named ${unknown.join(', ')}: they are ${STEPS.map(({ name }) => name).join(', ')}.`, 2)
  return STEPS.filter(({ name }) => names.includes(name))
}

/**
 * @param {Step[]} steps
 * @param {boolean} isBailing
 */
async function runAll(steps, isBailing) {
  /** @type {Outcome[]} */
  const outcomes = []
  for (const step of steps) {
    const broken = outcomes.find((earlier) => earlier.step.name === step.needs && earlier.counts.failed > 0)
    const outcome = broken === undefined ? await runStep(step) : notRun(step, broken.step)
    outcomes.push(outcome)
    say(lineOf(outcome))
    if (ending.signal.aborted || (isBailing && outcome.counts.failed > 0)) break
  }
  return outcomes
}

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function runStep(step) {
  const start = performance.now()
  const { code, output, timedOut } = await run(process.execPath, step.args, {
    cwd: ROOT,
    env: colourEnvironment(),
    timeoutMs: STEP_MS,
    signal: ending.signal,
  })
  const counts = step.counts?.(code) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const limit = timedOut ? `\nstopped after ${STEP_MS / 60_000} minutes` : ''
  return { step, counts, ms: performance.now() - start, output: output + limit }
}

/**
 * @param {Step} step
 * @param {Step} broken
 * @returns {Outcome}
 */
const notRun = (step, broken) => ({ step, counts: { passed: 0, failed: 1, skipped: 0 }, ms: 0, output: `not run: it needs ${broken.name}` })

/** @param {Outcome} outcome */
function lineOf({ step, counts, ms }) {
  const verdict = counts.failed > 0 ? colour('FAILED', RED) : colour('ok', GREEN)
  const tests = step.counts === undefined ? '' : `  ${countsLine(counts)}`
  return `${step.name.padEnd(12)}${(ms / 1000).toFixed(1).padStart(6)} s  ${verdict}${tests}`
}

/** @param {Counts} counts */
const countsLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** The closing line of the whole run. @param {Outcome[]} outcomes */
function summary(outcomes) {
  const sum = (/** @type {keyof Counts} */ key) => outcomes.reduce((total, { counts }) => total + counts[key], 0)
  return countsLine({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })
}

runAsProgram(import.meta.url, main)
