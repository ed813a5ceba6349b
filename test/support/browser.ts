/** One Chromium for a test file, with fake media and no way out of this machine. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
]

export interface LaunchOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly deviceScaleFactor?: number
  /** Flags besides the usual ones. */
  readonly args?: readonly string[]
}

export interface LaunchedBrowser {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** What the preparation of the tests noted down, if there was one. */
function notedBrowser(): string[] {
  try {
    const { path: noted } = JSON.parse(readFileSync(path.resolve(__dirname, '../../.trtc/chromium.json'), 'utf8')) as { path?: unknown }
    return typeof noted === 'string' ? [noted] : []
  } catch {
    return []
  }
}

/** Path of the browser: `TRTC_CHROMIUM`, the one that was found before, an installed one, or Playwright's own download. */
export function findBrowser(): string {
  const given = process.env.TRTC_CHROMIUM
  const found = given ? [given] : [...notedBrowser(), ...WELL_KNOWN, chromium.executablePath()]
  const executable = found.find((candidate) => existsSync(candidate))
  if (executable === undefined) throw new Error('No Chromium was found: install chromium, or name one in TRTC_CHROMIUM.')
  return executable
}

/** Starts a browser with a fresh profile. */
export async function launchBrowser({
  viewport = { width: 1280, height: 900 },
  deviceScaleFactor = 1,
  args = [],
}: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'trtc-browser-'))
  // New headless mode is the real browser without a window; Playwright's own idea of headless is not.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: false,
    viewport,
    deviceScaleFactor,
    args: [...FLAGS, ...args],
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
