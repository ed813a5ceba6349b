import path from 'node:path'
import { DEMO_OUT, ROOT } from '../build/layout.mjs'

/**
 * @typedef {import('./options.mjs').DevOptions} DevOptions
 * @typedef {import('./ports.mjs').Ports} Ports
 * @typedef {import('./children.mjs').ChildSpec} ChildSpec
 */

/**
 * @param {string} name
 * @param {number} port
 * @param {DevOptions} options
 * @param {string[]} args
 * @returns {ChildSpec}
 */
const specOf = (name, port, { host }, args) => ({
  name,
  script: path.join(ROOT, name, 'dist', 'cli.js'),
  args: ['--port', String(port), '--host', host, ...args],
})

/** @param {DevOptions} options */
const tokenFlag = ({ token }) => (token === undefined ? [] : ['--token', token])

/**
 * The emulator takes its token from here.
 *
 * @param {DevOptions} options
 * @returns {Record<string, string>}
 */
const emulatorEnvironment = ({ token }) => (token === undefined ? {} : { TRTC_EMULATOR_TOKEN: token })

/**
 * How to start server and emulator, which need nothing but the registry of apps.
 *
 * @param {DevOptions} options
 * @param {Ports} ports
 * @param {string} apps
 * @returns {ChildSpec[]}
 */
export const cloudSpecs = (options, ports, apps) => [
  specOf('server', ports.server, options, ['--config', apps, '--dev', ...tokenFlag(options)]),
  { ...specOf('emulator', ports.emulator, options, ['--config', apps]), env: emulatorEnvironment(options) },
]

/**
 * How to start the simulator, which is told where the other two are. The mini-program finds the server in its `ext` data.
 *
 * @param {DevOptions} options
 * @param {Ports} ports
 * @param {{ server: string, emulator: string }} urls
 */
export function simulatorSpec(options, ports, urls) {
  const { app = path.join(ROOT, DEMO_OUT), phones, watch } = options
  const extension = JSON.stringify({ server: urls.server })
  const args = ['--app', app, '--emulator', urls.emulator, '--phones', String(phones), '--ext', extension, ...tokenFlag(options)]
  return specOf('simulator', ports.simulator, options, watch ? [...args, '--watch'] : args)
}
