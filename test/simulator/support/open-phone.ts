/** Runs the simulator on a mini-program and opens its pages in Chromium. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Frame, Page } from 'playwright-core'
import type { PhoneApi } from '../../../simulator/src/browser/phone-api'
import type { Simulator, SimulatorOptions } from '../../../simulator/src/node/index'
import { startSimulator } from '../../../simulator/src/node/index'
import { launchBrowser, type LaunchedBrowser } from '../../support/browser'

const ROOT = path.resolve(__dirname, '../../..')

export const FIXTURE = path.resolve(__dirname, '../fixture-app')

/** Nothing listens there. */
const NO_EMULATOR = 'http://127.0.0.1:9'

/** Builds the simulator as it is shipped, into a folder of its own. */
export async function buildBrowserFiles(): Promise<{ dir: string; remove(): Promise<void> }> {
  // Beside the simulator, so that its packages are found at run time.
  const parent = path.join(ROOT, 'simulator/.tsbuild')
  await mkdir(parent, { recursive: true })
  const outDir = await mkdtemp(path.join(parent, 'simulator-'))
  const script = `import { buildSimulator } from ${JSON.stringify(path.join(ROOT, 'simulator/build.mjs'))}; await buildSimulator({ outDir: ${JSON.stringify(outDir)} })`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return { dir: path.join(outDir, 'browser'), remove: () => rm(outDir, { recursive: true, force: true }) }
}

export interface Rig {
  readonly simulator: Simulator
  readonly browser: LaunchedBrowser
  /** What the compiler said. */
  readonly remarks: string[]
  /** Opens one phone in a page of its own and waits until its first page is drawn. */
  openPhone(phone?: number): Promise<Page>
  close(): Promise<void>
}

export async function openRig(options: Partial<SimulatorOptions> = {}): Promise<Rig> {
  const files = await buildBrowserFiles()
  const remarks: string[] = []
  const simulator = await startSimulator({
    app: FIXTURE,
    emulatorUrl: NO_EMULATOR,
    browserDir: files.dir,
    report: (line) => remarks.push(line),
    ...options,
  })
  const browser = await launchBrowser({ viewport: { width: 375, height: 667 } })
  return {
    simulator,
    browser,
    remarks,
    openPhone: async (phone = 1) => {
      const page = await browser.context.newPage()
      await page.goto(`${simulator.url}/phone.html?phone=${phone}`)
      await phoneReady(page)
      return page
    },
    close: async () => {
      await browser.close()
      await simulator.close()
      await files.remove()
    },
  }
}

/** What `window.__phone` is in a phone's page. */
export type { PhoneApi }

/** Waits until a phone's first page is drawn. */
export async function phoneReady(frame: Page | Frame): Promise<void> {
  await frame.waitForFunction(() => window.__phone !== undefined)
  await frame.evaluate(() => window.__phone?.ready)
}

/** What the mini-program wrote into its own log. */
export const appLog = (frame: Page | Frame): Promise<string[]> =>
  frame.evaluate(() => [...(window.__phone?.app.get() as { globalData: { log: string[] } }).globalData.log])

/** Text of the elements of the top page that match, once the view has caught up. */
export const texts = (frame: Page | Frame, selector: string): Promise<string[]> =>
  frame.evaluate(async (wanted) => {
    await new Promise<void>((then) => requestAnimationFrame(() => requestAnimationFrame(() => then())))
    const phone = window.__phone
    const top = phone?.stack().at(-1)
    return phone && top ? phone.inspect.queryAll(top.page.caller, wanted).map((element) => phone.inspect.text(element)) : []
  }, selector)

/** Calls a `wx` function of the phone; a failure comes back as its error object. */
export const callWx = (frame: Page | Frame, name: string, options: object = {}): Promise<Record<string, unknown>> =>
  frame.evaluate(
    async ([called, given]) => {
      const run = window.__phone?.wx[called as string] as (options: unknown) => Promise<Record<string, unknown>>
      return run(given).catch((error: unknown) => error as Record<string, unknown>)
    },
    [name, options] as const,
  )
