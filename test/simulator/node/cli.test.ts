/** The command as `npm start` runs it. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { buildBrowserFiles } from '../support/open-phone'
import { pageFiles, writeApp, type WrittenApp } from '../support/write-app'

jest.setTimeout(30_000)

let app: WrittenApp
let files: Awaited<ReturnType<typeof buildBrowserFiles>>

beforeAll(async () => {
  app = await writeApp({ 'app.json': JSON.stringify({ pages: ['pages/home'] }), ...pageFiles('home', '<view />') })
  files = await buildBrowserFiles()
})
afterAll(async () => {
  await app.remove()
  await files.remove()
})

const run = (...flags: string[]): ChildProcess =>
  fork(path.join(files.dir, '../cli.js'), ['--emulator', 'http://127.0.0.1:9', ...flags], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })

async function ended(child: ChildProcess): Promise<{ code: number | null; told: string }> {
  let told = ''
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, told }
}

test('[SM9] says by line and by message where it listens and where its phones are; SIGTERM ends it', async () => {
  const child = run('--app', app.dir, '--port', '0', '--phones', '2')
  const [line, message] = await Promise.all([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'message')])
  const [said] = message as [{ url: string }]
  expect(JSON.parse(String(line[0]))).toEqual(said)
  const port = new URL(said.url).port
  expect(said).toEqual({
    ready: true,
    url: `http://127.0.0.1:${port}`,
    phones: [1, 2].map((phone) => ({ id: String(phone), automator: `ws://127.0.0.1:${port}/automator/${phone}` })),
  })
  expect((await fetch(said.url)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended(child)).toEqual({ code: 0, told: '' })
})

test('[SM9] ends when its parent is gone', async () => {
  const child = run('--app', app.dir, '--port', '0')
  await once(child, 'message')
  child.disconnect()
  expect(await ended(child)).toEqual({ code: 0, told: '' })
})

test('[SM9] a port in use: one sentence, code 3', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await ended(run('--app', app.dir, '--port', String(port)))).toEqual({
    code: 3,
    told: 'The port is in use: stop what runs there, or choose another with --port.\n',
  })
  other.close()
})

test.each([
  [['--app', '/nowhere'], '/nowhere is not a built mini-program: it has no app.json.\n'],
  [['--app', '.', '--ext', '[1]'], "error: option '--ext <json>' argument '[1]' is invalid. It must be a JSON object.\n"],
  [['--app', '.', '--port', 'x'], "error: option '--port <number>' argument 'x' is invalid. It must be a whole number.\n"],
])('[SM9] wrong flags: one sentence, code 2: %j', async (flags, told) => {
  expect(await ended(run(...flags))).toEqual({ code: 2, told })
})
