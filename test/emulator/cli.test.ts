/** The command, as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { bundle, type Built } from './support/built'
import { APP } from './support/signing'

let built: Built
const children: ChildProcess[] = []

beforeAll(async () => {
  built = await bundle({ cli: 'cli.ts', worker: 'media/worker/main.ts' })
})
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => built.remove())

const APPS = { TRTC_EMULATOR_APPS: JSON.stringify([APP]) }

function start(args: string[], env: Record<string, string> = APPS, channel: 'ipc'[] = []): ChildProcess {
  const child = spawn(process.execPath, [built.file('cli.js'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe', ...channel] })
  children.push(child)
  return child
}

/** The base URL that the command prints. */
async function urlOf(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return /http:\/\/\S+?(?=,)/.exec(line.toString())?.[0] ?? ''
}

async function workerOf(url: string): Promise<number> {
  const { media } = (await (await fetch(`${url}/control/health`)).json()) as { media: { pid: number } }
  return media.pid
}

/** Waits until a process is gone; the test's own time limit is the patience. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise(setImmediate)
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)('[EM32] it prints where it is, and %s ends it with its media process', async (signal) => {
  const child = start(['--port', '0'])
  const url = await urlOf(child)
  const worker = await workerOf(url)
  child.kill(signal)
  expect(await once(child, 'exit')).toEqual([0, null])
  await gone(worker)
})

test('[EM32] over IPC it says that it is ready, and ends when that channel does', async () => {
  const child = start(['--port', '0'], APPS, ['ipc'])
  const [ready] = (await once(child, 'message')) as [{ ready: boolean; url: string }]
  expect(ready).toEqual({ ready: true, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) })
  const worker = await workerOf(ready.url)
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
  await gone(worker)
})

test('[EM29] the media process ends with an emulator that is killed', async () => {
  const child = start(['--port', '0'])
  const worker = await workerOf(await urlOf(child))
  child.kill('SIGKILL')
  await gone(worker)
})

test('[EM29] the media process gets no environment', async () => {
  const child = start(['--port', '0'])
  const worker = await workerOf(await urlOf(child))
  const file = `/proc/${worker}/environ`
  if (existsSync(file)) expect(readFileSync(file, 'utf8')).not.toContain(APP.secretKey)
})

test.each([
  ['no application', [], {}, /^No application: .*\n$/],
  ['a port that is none', ['--port', '70000'], undefined, /A port is a number from 0 to 65535\.\n$/],
  ['an address beyond loopback', ['--host', '0.0.0.0'], undefined, /^Listening on 0\.0\.0\.0 needs an access token\.\n$/],
])('[EM32] %s: one sentence and exit code 1', async (_what, args, env, sentence) => {
  const child = start(args, env)
  let said = ''
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toMatch(sentence)
})
