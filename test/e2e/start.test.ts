import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { readLocator } from '../../scripts/locator.mjs'

const ROOT = path.join(__dirname, '..', '..')
const COPIED = [
  'scripts',
  'store',
  'components',
  'miniprogram',
  'server',
  'emulator',
  'simulator',
  'typings',
  'package.json',
  'package-lock.json',
]
const NOT_COPIED = /\/(node_modules|dist)$/
const PACKAGES = ['node_modules', 'server/node_modules', 'emulator/node_modules', 'simulator/node_modules']

let clone: string
let port: number
let started: ChildProcess[] = []

/** A clone of its own, so that an `npm start` that runs in this one is left alone. Packages are shared: they are only read. */
beforeAll(() => {
  clone = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'trtc-clone-'))
  for (const name of COPIED.filter((each) => fs.existsSync(path.join(ROOT, each)))) {
    fs.cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true, filter: (file) => !NOT_COPIED.test(file) })
  }
  for (const name of PACKAGES.filter((each) => fs.existsSync(path.join(ROOT, each)))) {
    fs.symlinkSync(path.join(ROOT, name), path.join(clone, name))
  }
})

afterAll(() => fs.rmSync(clone, { recursive: true, force: true }))

beforeEach(async () => {
  port = await threeFreePorts()
})

afterEach(async () => {
  const located = readLocator(clone)
  if (located !== undefined) process.kill(located.pid, 'SIGKILL')
  const running = started.filter((child) => child.exitCode === null && child.signalCode === null)
  await Promise.all(running.map((child) => once(child, 'exit')))
  started = []
})

async function listens(wanted: number): Promise<boolean> {
  const socket = net.connect(wanted, '127.0.0.1')
  const answered = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(
    () => false,
  )
  socket.destroy()
  return answered
}

const ports = () => [port, port + 1, port + 2]
const listening = async () => (await Promise.all(ports().map(listens))).filter(Boolean).length

async function threeFreePorts(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const found = (probe.address() as net.AddressInfo).port
  await new Promise((resolve) => probe.close(resolve))
  port = found
  return found < 65_000 && (await listening()) === 0 ? found : threeFreePorts()
}

/** Starts as a user does, in a process group of its own as a terminal would, and answers with what it printed when the URL is there. */
async function start(): Promise<{ npm: ChildProcess; output: string }> {
  const npm = spawn('npm', ['start', '--', '--port', String(port)], { cwd: clone, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  started.push(npm)
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      output += String(chunk)
      if (output.includes('Ctrl-C')) resolve()
    }
    npm.stdout.on('data', heard)
    npm.stderr.on('data', heard)
    npm.once('exit', () => reject(new Error(`npm start ended:\n${output}`)))
  })
  return { npm, output }
}

const startAgain = () => spawnSync(process.execPath, ['scripts/dev.mjs', '--port', String(port)], { cwd: clone, encoding: 'utf8' })

/** Ports are freed by other processes, which nothing here can be told of: so it is asked again until the time is up. */
async function untilNothingListens(withinMs: number): Promise<number> {
  const begun = Date.now()
  while ((await listening()) > 0 && Date.now() - begun < withinMs) await new Promise((resolve) => setTimeout(resolve, 50))
  return listening()
}

describe('[TL15] npm start', () => {
  it('prints one URL and how to stop, and says in the locator where everything is', async () => {
    const { output } = await start()
    expect(output.match(/https?:\/\/\S+/g)).toEqual([`http://127.0.0.1:${port + 2}`])
    expect(await listening()).toBe(3)
    expect(readLocator(clone)).toMatchObject({
      url: `http://127.0.0.1:${port + 2}`,
      server: { url: `http://127.0.0.1:${port}`, port },
      emulator: { url: `http://127.0.0.1:${port + 1}`, port: port + 1 },
      simulator: { port: port + 2, phones: [{ id: '1' }, { id: '2' }] },
    })
    const page = await fetch(`http://127.0.0.1:${port + 2}/`)
    expect(page.status).toBe(200)
  })

  it('says that it is running already', async () => {
    await start()
    const { status, stderr } = startAgain()
    expect(status).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`^It is running already \\(pid \\d+\\): open http://127\\.0\\.0\\.1:${port + 2}, or end that one first\\.\n$`),
    )
  })

  it.each([
    ['Ctrl-C', 'SIGINT', -1],
    ['the end of its terminal', 'SIGHUP', -1],
    ['a signal to npm alone', 'SIGTERM', 1],
  ] as const)('leaves no port and no locator behind after %s', async (_name, signal, toGroup) => {
    const { npm } = await start()
    process.kill(toGroup * npm.pid!, signal)
    expect(await untilNothingListens(5_000)).toBe(0)
    expect(fs.existsSync(path.join(clone, '.trtc/dev.json'))).toBe(false)
  })

  it('leaves no port behind when it is killed, and starts again', async () => {
    await start()
    process.kill(readLocator(clone)!.pid, 'SIGKILL')
    expect(await untilNothingListens(5_000)).toBe(0)
    expect(readLocator(clone)).toBeUndefined()
    await start()
    expect(await listening()).toBe(3)
  })

  it.each([
    ['components/trtc-room/index.wxml', 'miniprogram_npm/trtc-miniprogram/components/trtc-room/index.wxml', '<!-- changed -->'],
    ['components/trtc-room/index.ts', 'miniprogram_npm/trtc-miniprogram/components/trtc-room/index.js', '// changed'],
    ['components/trtc-room/index.less', 'miniprogram_npm/trtc-miniprogram/components/trtc-room/index.wxss', '.changed { color: red; }'],
    ['miniprogram/app.ts', 'app.js', '// changed'],
  ])('[TL23] rebuilds %s within a second', async (source, built, line) => {
    await start()
    const output = path.join(clone, 'dist', built)
    expect(fs.readFileSync(output, 'utf8')).not.toContain('changed')
    const begun = Date.now()
    fs.appendFileSync(path.join(clone, source), `${line}\n`)
    while (!fs.readFileSync(output, 'utf8').includes('changed')) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(Date.now() - begun).toBeLessThan(1_000)
  })

  it('names a port that is taken, in one sentence', async () => {
    const holder = net.createServer().listen(port + 1, '127.0.0.1')
    await once(holder, 'listening')
    expect(startAgain()).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `Port ${port + 1} (emulator) is in use by another program: end that one, or use other ports with "npm start -- --port 8000".\n`,
    })
    await new Promise((resolve) => holder.close(resolve))
  })
})
