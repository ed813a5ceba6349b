import { startChild } from './dev/children.mjs'
import { USAGE, parseOptions } from './dev/options.mjs'
import { cloudSpecs, simulatorSpec } from './dev/parts.mjs'
import { choosePorts, refuseTakenPorts } from './dev/ports.mjs'
import { prepareStateFolder } from './dev/state-folder.mjs'
import { ROOT } from './build/layout.mjs'
import { readLocator, removeLocator, writeLocator } from './locator.mjs'
import { Refusal, describeError, runAsProgram } from './refusal.mjs'

/**
 * @typedef {import('./dev/options.mjs').DevOptions} DevOptions
 * @typedef {import('./dev/ports.mjs').Ports} Ports
 * @typedef {import('./dev/children.mjs').ChildSpec} ChildSpec
 * @typedef {import('./dev/children.mjs').Ready} Ready
 */

/** @param {string} line */
const say = (line) => process.stdout.write(`${line}\n`)

const PARENT_CHECK_MS = 300

/** @type {(() => void | Promise<void>)[]} */
const closers = []
let isClosing = false

/**
 * Ends everything that was started, last first, and then this process.
 *
 * @param {number} exitCode
 * @param {string} [sentence]
 */
async function close(exitCode, sentence) {
  if (isClosing) return
  isClosing = true
  if (sentence !== undefined) process.stderr.write(`${sentence}\n`)
  // First, so that nobody is sent to a port that is closed already.
  removeLocator(ROOT)
  await Promise.allSettled(closers.reverse().map(async (closer) => closer()))
  process.exit(exitCode)
}

/** @param {string[]} args */
async function main(args) {
  const options = parseOptions(args)
  if (options === undefined) return say(USAGE)
  const running = readLocator(ROOT)
  if (running !== undefined) throw new Refusal(`It is running already (pid ${running.pid}): open ${running.url}, or end that one first.`)
  const ports = choosePorts(options.port)
  await refuseTakenPorts(ports, options.host)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => close(0))
  if (process.env.npm_lifecycle_event !== undefined) closeWithParent()
  try {
    await start(options, ports)
  } catch (error) {
    await close(error instanceof Refusal ? error.exitCode : 1, describeError(error))
  }
}

/** npm starts us through a shell, which hands no signal on: whoever ends npm ends that shell, and would leave us behind. */
function closeWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && close(0), PARENT_CHECK_MS).unref()
}

/**
 * @param {DevOptions} options
 * @param {Ports} ports
 */
async function start(options, ports) {
  const state = prepareStateFolder(ROOT)
  await build(options)
  const { url } = await startParts(options, ports, state)
  if (options.watch && options.app === undefined) await watch()
  say(`\nOpen ${url}`)
  say('Ctrl-C stops everything.')
}

/** @param {DevOptions} options */
async function build(options) {
  const { fastBuild } = await import('./build/fast.mjs')
  say('Building …')
  await fastBuild({ withDemo: options.app === undefined })
}

/**
 * Starts the parts and keeps the locator file true while they run.
 *
 * @param {DevOptions} options
 * @param {Ports} ports
 * @param {{ folder: string, apps: string }} state
 */
async function startParts(options, ports, { folder, apps }) {
  const startedAt = new Date().toISOString()
  /** @type {Record<string, Ready>} */
  const said = {}
  const places = () => {
    const { server, emulator, simulator } = said
    const phones = simulator?.phones ?? []
    return {
      url: simulator?.url ?? '',
      startedAt,
      server: placeOf(server),
      emulator: placeOf(emulator),
      simulator: { ...placeOf(simulator), phones },
    }
  }
  const isLocated = () => said.simulator !== undefined && !isClosing
  const start = (/** @type {ChildSpec} */ spec) => {
    const child = startChild(spec, {
      cwd: ROOT,
      logFolder: folder,
      onReady: (ready) => {
        said[spec.name] = ready
        if (isLocated()) writeLocator(ROOT, places())
      },
      onDeath: (sentence) => void close(1, sentence),
      onError: (line) => process.stderr.write(`${line}\n`),
    })
    closers.push(child.stop)
    return child.ready
  }
  const [server, emulator] = await Promise.all(cloudSpecs(options, ports, apps).map(start))
  await start(simulatorSpec(options, ports, { server: server?.url ?? '', emulator: emulator?.url ?? '' }))
  return places()
}

/** @param {Ready | undefined} ready */
const placeOf = (ready) => ({ url: ready?.url ?? '', port: Number(new URL(ready?.url ?? 'http://0').port) })

async function watch() {
  const { watchSources } = await import('./build/watch.mjs')
  const stop = await watchSources({ onError: (message) => process.stderr.write(`${message}\n`) })
  closers.push(stop)
}

runAsProgram(import.meta.url, main)
