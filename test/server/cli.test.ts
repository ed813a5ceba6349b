import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { APP } from './server-client'

const ROOT = path.join(__dirname, '../..')
// Inside the repository, so that the bundle finds its packages.
const BUNDLES = path.join(ROOT, '.tsbuild')
const build = (outDir: string): string =>
  `import { buildServer } from './server/build.mjs'; await buildServer({ outDir: ${JSON.stringify(outDir)} })`

// Processes start slowly on a busy machine.
jest.setTimeout(20_000)

let bundle: string
let folder: string
let config: string
const children: ChildProcess[] = []

beforeAll(() => {
  mkdirSync(BUNDLES, { recursive: true })
  bundle = mkdtempSync(path.join(BUNDLES, 'server-'))
  execFileSync(process.execPath, ['--input-type=module', '--eval', build(bundle)], { cwd: ROOT })
  folder = mkdtempSync(path.join(tmpdir(), 'trtc-server-'))
  config = writeConfig('apps.json', JSON.stringify({ apps: [APP, { sdkAppId: 1400000002, secretKey: 'another-key-of-an-app' }] }))
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(bundle, { recursive: true })
})

function writeConfig(name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

interface Run {
  readonly child: ChildProcess
  readonly out: { stdout: string; stderr: string }
}

function run(...flags: string[]): Run {
  const child = fork(path.join(bundle, 'cli.js'), flags, { silent: true, execArgv: [] })
  children.push(child)
  const out = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()))
  return { child, out }
}

async function runToEnd(...flags: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { child, out } = run(...flags)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...out }
}

async function runUntilReady(...flags: string[]): Promise<Run & { readonly url: string }> {
  const started = run('--config', config, '--port', '0', ...flags)
  const gone = once(started.child, 'exit').then(() => Promise.reject(new Error(`ended before it was ready: ${started.out.stderr}`)))
  const [message] = (await Promise.race([once(started.child, 'message'), gone])) as [{ ready: boolean; url: string }]
  gone.catch(() => undefined)
  expect(message.ready).toBe(true)
  return { ...started, url: message.url }
}

it('[SV80] says on stdout and to its parent where it listens', async () => {
  const { url, out } = await runUntilReady('--dev')
  const health = await fetch(`${url}/v1/health`)
  expect(await health.json()).toMatchObject({ ok: true, dev: true })
  expect(out.stdout.split('\n')).toContain(JSON.stringify({ ready: true, url }))
})

it('[SV10] [SV80] dev sign-in is off without the flag', async () => {
  const { url } = await runUntilReady()
  expect(await (await fetch(`${url}/v1/health`)).json()).toMatchObject({ dev: false })
})

it('[SV80] takes the app that is asked for', async () => {
  const { url } = await runUntilReady('--dev', '--sdk-app-id', '1400000002')
  const send = async (call: string, body: unknown, token = ''): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    return (await fetch(url + call, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>
  }
  const { token } = await send('/v1/sign-in', { provider: 'dev', name: 'Alice' })
  expect(await send('/v1/credentials', { room: { kind: 'number', id: 1 } }, String(token))).toMatchObject({ sdkAppId: 1400000002 })
})

it.each<[string, (child: ChildProcess) => void]>([
  ['SIGTERM', (child) => child.kill('SIGTERM')],
  ['SIGINT', (child) => child.kill('SIGINT')],
  ['the loss of its parent', (child) => child.disconnect()],
])('[SV81] ends cleanly on %s', async (_, end) => {
  const { child, url } = await runUntilReady()
  const ended = once(child, 'exit')
  end(child)
  expect(await ended).toEqual([0, null])
  await expect(fetch(`${url}/v1/health`)).rejects.toThrow()
})

it('[SV82] a port that is taken: one sentence and exit code 3', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const port = String((holder.address() as AddressInfo).port)
  const { code, stderr } = await runToEnd('--config', config, '--port', port)
  holder.close()
  expect(code).toBe(3)
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('The port is taken')])
})

describe('[SV82] one sentence and exit code 2', () => {
  const broken = `{"apps":[{"sdkAppId":1400000001,"secretKey":"${APP.secretKey}" oops`
  it.each<[string, () => string[]]>([
    ['no config', () => []],
    ['a config that is not there', () => ['--config', path.join(folder, 'nowhere.json')]],
    ['a config that is not JSON', () => ['--config', writeConfig('broken.json', broken)]],
    ['a config without apps', () => ['--config', writeConfig('empty.json', '{}')]],
    ['an app without a key', () => ['--config', writeConfig('keyless.json', '{"apps":[{"sdkAppId":1}]}')]],
    ['an app that the config does not name', () => ['--config', config, '--sdk-app-id', '7']],
    ['a life that is no number', () => ['--config', config, '--user-sig-seconds', 'long']],
    ['a port out of range', () => ['--config', config, '--port', '65536']],
    ['a flag that is not known', () => ['--config', config, '--verbose']],
    ['an open address without a token', () => ['--config', config, '--host', '0.0.0.0']],
  ])('%s', async (_, flags) => {
    const { code, stderr, stdout } = await runToEnd(...flags())
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toBe('')
    expect(stdout + stderr).not.toContain(APP.secretKey.slice(0, 8))
  })
})
