/**
 * The whole product as `npm start` runs it, in this process: the built server, emulator and simulator on free ports,
 * a real Chromium with the shell's page, and the official automator client on every phone.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../../support/browser'
import { Phone } from './phone'

type Server = typeof import('../../../server/src/index')
type Emulator = typeof import('../../../emulator/src/index')
type Simulator = typeof import('../../../simulator/src/node/index')

const ROOT = join(__dirname, '../../..')
const built = <T>(part: string): T => require(join(ROOT, part, 'dist/index.js')) as T

const SDK_APP_ID = 1400000001

export interface StackOptions {
  /** How many phones stand on the page. Default 2. */
  readonly phones?: number
  /** What the app server does differently from a good one. */
  readonly server?: Partial<Parameters<Server['startServer']>[0]>
}

export interface Stack {
  readonly page: Page
  readonly emulatorUrl: string
  /** The phone of this number, with its automator connected. */
  phone(number: number): Promise<Phone>
  /** Presses the shell's button and gives the new phone. */
  addPhone(): Promise<Phone>
  /** Calls the emulator's control API. */
  control(path: string, body?: unknown): Promise<unknown>
  close(): Promise<void>
}

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const app = { sdkAppId: SDK_APP_ID, secretKey: randomBytes(32).toString('hex') }
  const emulator = await built<Emulator>('emulator').startEmulator({ apps: [{ ...app, requirePrivateMapKey: true }] })
  const server = await built<Server>('server').startServer({ app, dev: true, ...options.server })
  const simulator = await built<Simulator>('simulator').startSimulator({
    app: join(ROOT, 'dist'),
    emulatorUrl: emulator.url,
    phones: options.phones ?? 2,
    ext: { server: server.url },
  })
  const browser = await launchBrowser({ viewport: { width: 1600, height: 1000 } })
  const page = await browser.context.newPage()
  await page.goto(simulator.url)
  const phones: Phone[] = []

  const phone = async (number: number): Promise<Phone> => {
    const driver = await Phone.connect(page, number, simulator.automatorUrl(number))
    phones.push(driver)
    return driver
  }
  return {
    page,
    emulatorUrl: emulator.url,
    phone,
    async addPhone() {
      const before = await page.locator('iframe').count()
      await page.getByRole('button', { name: 'Add phone' }).click()
      return phone(before + 1)
    },
    async control(path, body) {
      const reply = await fetch(`${emulator.url}/control/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      if (!reply.ok) throw new Error(`/control/${path} answered ${reply.status}: ${await reply.text()}`)
      return reply.status === 204 ? undefined : reply.json()
    },
    async close() {
      for (const driver of phones) driver.disconnect()
      await browser.close()
      await simulator.close()
      await server.close()
      await emulator.close()
    },
  }
}
