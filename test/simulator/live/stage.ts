/** What a test of the live tags needs: an emulator, a browser, and a page with the rig. All on loopback, all given back. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { startEmulator } from '../../../emulator/src/index'
import { bundle } from '../../emulator/support/built'
import { APP, userSig } from '../../emulator/support/signing'
import { findBrowser } from '../../support/browser'

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
const HOUR_S = 3_600
const MS = 1_000

export interface PushUrlOptions {
  readonly userId: string
  readonly room: number
  readonly signature?: 'good' | 'expired'
}

export interface Stage {
  readonly emulatorUrl: string
  readonly browser: Browser
  /** Where the rig is served. */
  readonly address: string
  /** A page with the rig. */
  readonly page: Page
  pushUrl(options: PushUrlOptions): string
  /** Calls the emulator's control API. */
  control(call: string, body?: object): Promise<unknown>
  close(): Promise<void>
}

/** Starts everything; `args` are added to the browser's. */
export async function openStage(args: readonly string[] = ['--autoplay-policy=no-user-gesture-required']): Promise<Stage> {
  const worker = await bundle({ worker: 'media/worker/main.ts' })
  const emulator = await startEmulator({ apps: [APP], workerFile: worker.file('worker.js') })
  const { server, address } = await serveRig()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...ARGS, ...args] })
  const page = await browser.newPage()
  await page.goto(address)
  return {
    emulatorUrl: emulator.url,
    browser,
    address,
    page,
    pushUrl,
    control: (call, body) => control(emulator.url, call, body),
    close: async () => {
      await browser.close()
      await emulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      worker.remove()
    },
  }
}

function pushUrl({ userId, room, signature = 'good' }: PushUrlOptions): string {
  const now = Math.floor(Date.now() / MS)
  const signed = userSig({ userId, timeSeconds: signature === 'good' ? now : now - 2 * HOUR_S, expire: HOUR_S })
  return `room://cloud.tencent.com/rtc?sdkappid=${APP.sdkAppId}&roomid=${room}&userid=${userId}&usersig=${signed}&appscene=videocall`
}

async function control(emulatorUrl: string, call: string, body?: object): Promise<unknown> {
  const init = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}
  const response = await fetch(`${emulatorUrl}/control/${call}`, init)
  if (!response.ok) throw new Error(`${call}: ${response.status}`)
  const text = await response.text()
  return text === '' ? undefined : JSON.parse(text)
}

async function serveRig(): Promise<{ server: Server; address: string }> {
  const script = await bundleRig()
  const server = createServer((request, response) => {
    const isScript = request.url === '/rig.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      isScript ? script : '<!doctype html><title>rig</title><link rel="icon" href="data:,"><body><script src="/rig.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

async function bundleRig(): Promise<string> {
  const entryPoints = [path.join(__dirname, 'rig.ts')]
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', target: 'es2022' })
  const [file] = outputFiles
  if (!file) throw new Error('the rig was not built')
  return file.text
}
