/** What a test of the live tags needs: an emulator, a browser, and a page with the rig. All on loopback, all given back. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { Api } from 'tls-sig-api-v2/TLSSigAPIv2.js'
import { startEmulator, type Emulator } from '../../../emulator/src/index'

const SDK_APP_ID = 1400000001
const SECRET = 'c0ffee'.padEnd(64, '0')
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
const LIFE_S = 3_600
const ROOT = path.resolve(__dirname, '../../..')

/** The command of a Chromium: what the machine says, else Debian's. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

export interface Stage {
  readonly emulatorUrl: string
  readonly page: Page
  readonly browser: Browser
  readonly address: string
  pushUrl(options: { userId: string; room: number; signature?: 'good' | 'expired' }): string
  control(call: string, body?: object): Promise<unknown>
  close(): Promise<void>
}

/** Starts everything; `args` are added to the browser's. */
export async function openStage(args: readonly string[] = ['--autoplay-policy=no-user-gesture-required']): Promise<Stage> {
  const workerFile = await buildWorker()
  const emulator = await startEmulator({ apps: [{ sdkAppId: SDK_APP_ID, secretKey: SECRET, name: 'test' }], port: 0, workerFile })
  const { server, address } = await serveRig()
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...args] })
  const page = await browser.newPage()
  await page.goto(address)
  return {
    emulatorUrl: emulator.url,
    page,
    browser,
    address,
    pushUrl,
    control: (call, body) => control(emulator, call, body),
    close: async () => {
      await browser.close()
      await emulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(path.dirname(workerFile), { recursive: true })
    },
  }
}

function pushUrl({ userId, room, signature = 'good' }: { userId: string; room: number; signature?: 'good' | 'expired' }): string {
  const userSig = new Api(SDK_APP_ID, SECRET).genUserSig(userId, signature === 'good' ? LIFE_S : -1)
  return `room://cloud.tencent.com/rtc?sdkappid=${SDK_APP_ID}&roomid=${room}&userid=${userId}&usersig=${userSig}&appscene=videocall`
}

async function control(emulator: Emulator, call: string, body?: object): Promise<unknown> {
  const init = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}
  const response = await fetch(`${emulator.url}/control/${call}`, init)
  if (!response.ok) throw new Error(`${call}: ${response.status}`)
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

async function serveRig(): Promise<{ server: Server; address: string }> {
  const script = await bundleRig()
  const server = createServer((request, response) => {
    const isScript = request.url === '/rig.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isScript ? script : '<!doctype html><title>rig</title><link rel="icon" href="data:,"><body><script src="/rig.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

/** The media process, built beside the packages that it requires at run time. */
async function buildWorker(): Promise<string> {
  const builds = path.join(ROOT, '.tsbuild')
  await mkdir(builds, { recursive: true })
  const outfile = path.join(await mkdtemp(path.join(builds, 'live-')), 'worker.js')
  const entryPoints = [path.join(ROOT, 'emulator/src/media/worker/main.ts')]
  await build({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20' })
  return outfile
}

async function bundleRig(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [path.join(__dirname, 'rig.ts')], bundle: true, write: false, format: 'iife', target: 'es2022' })
  const [file] = outputFiles
  if (!file) throw new Error('the rig was not built')
  return file.text
}
