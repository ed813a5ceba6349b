import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../refusal.mjs'

/**
 * @typedef {{ app?: string, port?: number, host: string, token?: string, phones: number, watch: boolean }} DevOptions
 */

export const USAGE = `Usage: npm start -- [options]
  --app <folder>   run the built mini-program in this folder instead of the demo
  --port <n>       use ports n, n+1 and n+2 instead of 7300, 7310 and 7320
  --phones <n>     begin with n phones (2)
  --no-watch       do not rebuild when a file changes
  --host <address> listen there instead of on 127.0.0.1; needs --token
  --token <text>   what callers from elsewhere must know (16 characters or more)`

const FLAGS = /** @type {const} */ ({
  app: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  token: { type: 'string' },
  phones: { type: 'string' },
  'no-watch': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
})

const MAX_PHONES = 12

/**
 * The flags of `npm start`; undefined when only help is wanted.
 *
 * @param {string[]} args
 * @returns {DevOptions | undefined}
 */
export function parseOptions(args) {
  const flags = parseFlags(args)
  if (flags.help) return undefined
  const { app, port, token } = flags
  return {
    ...(app !== undefined && { app: builtApp(app) }),
    ...(port !== undefined && { port: wholeNumber('--port', port, 1024, 65_533) }),
    ...(token !== undefined && { token: goodToken(token) }),
    host: safeHost(flags.host ?? '127.0.0.1', token),
    phones: wholeNumber('--phones', flags.phones ?? '2', 1, MAX_PHONES),
    watch: !flags['no-watch'],
  }
}

/** @param {string[]} args */
function parseFlags(args) {
  try {
    return parseArgs({ args, options: FLAGS }).values
  } catch (error) {
    const [sentence] = /** @type {Error} */ (error).message.split('. ')
    throw new Refusal(`${sentence}.\n${USAGE}`, 2)
  }
}

/**
 * @param {string} flag
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function wholeNumber(flag, text, least, most) {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new Refusal(`${flag} must be a whole number from ${least} to ${most}, not "${text}".`, 2)
}

/**
 * Whoever reaches these ports can join rooms and sign users, so leaving this machine takes a token.
 *
 * @param {string} host
 * @param {string | undefined} token
 */
function safeHost(host, token) {
  const isLoopback = host === 'localhost' || host === '::1' || /^127\./.test(host)
  if (isLoopback) return host
  if (token === undefined)
    throw new Refusal(`--host ${host} opens the ports to other machines: give --token too, 16 characters or longer.`, 2)
  return host
}

/** It becomes part of addresses, so it is made of what needs no encoding there. @param {string} token */
function goodToken(token) {
  if (/^[A-Za-z0-9_-]{16,128}$/.test(token)) return token
  throw new Refusal('--token must be 16 to 128 characters long, of letters, digits, "-" and "_".', 2)
}

/**
 * The folder with the app.json: the given one, or the `miniprogramRoot` that its project.config.json names.
 *
 * @param {string} folder
 */
function builtApp(folder) {
  const full = path.resolve(process.env.INIT_CWD ?? '.', folder)
  const app = path.join(full, miniprogramRoot(full))
  if (fs.existsSync(path.join(app, 'app.json'))) return app
  throw new Refusal(`No app.json in ${app}: --app takes the folder of a built mini-program.`, 2)
}

/** @param {string} folder */
function miniprogramRoot(folder) {
  try {
    const { miniprogramRoot: root } = JSON.parse(fs.readFileSync(path.join(folder, 'project.config.json'), 'utf8'))
    return typeof root === 'string' ? root : ''
  } catch {
    return ''
  }
}
