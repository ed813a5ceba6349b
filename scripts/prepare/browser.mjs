import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '../refusal.mjs'
import { run } from '../run.mjs'
import { browserPlaces } from './browser-places.mjs'

/** @typedef {{ path: string, version: string, source: 'TRTC_CHROMIUM' | 'installed' | 'playwright' | 'apt' }} Browser */

/** Where the tests find what was found here. */
export const BROWSER_FILE = '.trtc/chromium.json'

/** The first start of a freshly installed browser can be slow. */
const PROBE_MS = 20_000
const DOWNLOAD_IDLE_MS = 45_000
const DOWNLOAD_MS = 480_000
const APT_MS = 480_000

const REMEDY =
  'No Chromium was found for the tests: install Google Chrome, Chromium or Microsoft Edge (on Debian and Ubuntu: "sudo apt-get install chromium"), or set TRTC_CHROMIUM to the path of one, then run this again.'

/**
 * Finds a Chromium for the tests, or installs one, and notes its place in `BROWSER_FILE`.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<Browser>}
 */
export async function prepareBrowser(root, say) {
  const browser =
    (await fromEnvironment()) ?? (await known(root)) ?? (await installed()) ?? (await byPlaywright(root, say)) ?? (await byApt(say))
  if (browser === undefined) throw new Refusal(REMEDY)
  fs.mkdirSync(path.join(root, '.trtc'), { recursive: true, mode: 0o700 })
  fs.writeFileSync(path.join(root, BROWSER_FILE), `${JSON.stringify(browser, null, 2)}\n`)
  return browser
}

async function fromEnvironment() {
  const file = process.env.TRTC_CHROMIUM
  if (!file) return undefined
  const browser = await probe(file, 'TRTC_CHROMIUM')
  if (browser === undefined) throw new Refusal(`TRTC_CHROMIUM is ${file}, which is no browser that starts: correct it or unset it.`)
  return browser
}

/**
 * What an earlier run found, if it is there still.
 *
 * @param {string} root
 * @returns {Promise<Browser | undefined>}
 */
async function known(root) {
  try {
    const { path: file, source } = JSON.parse(fs.readFileSync(path.join(root, BROWSER_FILE), 'utf8'))
    return source === 'TRTC_CHROMIUM' ? undefined : await probe(file, source)
  } catch {
    return undefined
  }
}

async function installed() {
  for (const file of browserPlaces({ platform: process.platform, env: process.env, home: os.homedir() })) {
    const browser = await probe(file, 'installed')
    if (browser !== undefined) return browser
  }
  return undefined
}

/**
 * Playwright's own download, which is of no use where its system libraries are missing: the probe tells.
 *
 * @param {string} root
 * @param {(line: string) => void} say
 */
async function byPlaywright(root, say) {
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js')
  if (!fs.existsSync(cli)) return undefined
  const { chromium } = createRequire(cli)('playwright-core')
  const there = await probe(chromium.executablePath(), 'playwright')
  if (there !== undefined) return there
  say('No browser found; trying to download a Chromium for the tests …')
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const options = { cwd: root, env, timeoutMs: DOWNLOAD_MS, idleMs: DOWNLOAD_IDLE_MS }
  await run(process.execPath, [cli, 'install', 'chromium', '--no-shell'], options)
  return probe(chromium.executablePath(), 'playwright')
}

/**
 * Debian's own package, with a font for the Chinese texts on the phones.
 *
 * @param {(line: string) => void} say
 */
async function byApt(say) {
  if (process.platform !== 'linux') return undefined
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (/** @type {string[]} */ ...args) => {
    const [command = '', ...rest] = [...asRoot, 'apt-get', '-y', '-q', ...args]
    return run(command, rest, { env, timeoutMs: APT_MS })
  }
  if ((await apt('--version')).code !== 0) return undefined
  say('Installing Chromium for the tests with apt-get …')
  await apt('update')
  const { code } = await apt('install', '--no-install-recommends', 'chromium', 'fonts-wqy-zenhei')
  if (code !== 0) return undefined
  return probe('/usr/bin/chromium', 'apt')
}

/**
 * The browser at a path, if it starts. On Windows `--version` opens a window instead of answering, so being there has to do.
 *
 * @param {string} file
 * @param {Browser['source']} source
 * @returns {Promise<Browser | undefined>}
 */
async function probe(file, source) {
  if (!fs.existsSync(file)) return undefined
  if (process.platform === 'win32') return { path: file, version: 'unknown', source }
  const { code, output } = await run(file, ['--version'], { timeoutMs: PROBE_MS })
  const version = /\d+\.\d+[.\d]*/.exec(output)?.[0]
  return code === 0 && version !== undefined ? { path: file, version, source } : undefined
}
