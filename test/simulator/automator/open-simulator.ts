/** Builds the simulator into a folder of its own and runs it as users do: as a command. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

const ROOT = path.resolve(__dirname, '../../..')
const SOURCE = path.join(ROOT, 'simulator/src')

export interface OpenSimulator {
  readonly url: string
  automatorUrl(phone: number): string
  close(): Promise<void>
}

/** Runs the mini-program in `app`; there is no emulator. */
export async function openSimulator(app: string, emulatorUrl = 'http://127.0.0.1:9'): Promise<OpenSimulator> {
  const folder = await buildInto(path.join(ROOT, '.tsbuild'))
  const args = [path.join(folder, 'cli.js'), '--app', app, '--emulator', emulatorUrl, '--port', '0', '--phones', '1']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await ready(child)
  return {
    url,
    automatorUrl: (phone) => `${url.replace(/^http/, 'ws')}/automator/${phone}`,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

/** Inside the repository, so that packages are found at run time. */
async function buildInto(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(path.join(parent, 'simulator-'))
  const node = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external' } as const
  const browser = { bundle: true, format: 'iife', target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } } as const
  await build({ ...node, entryPoints: [path.join(SOURCE, 'node/cli.ts')], outdir: folder })
  await build({ ...browser, entryPoints: [path.join(SOURCE, 'browser/runtime.ts')], outdir: path.join(folder, 'browser') })
  for (const name of ['phone.html', 'phone.css']) await cp(path.join(SOURCE, 'browser', name), path.join(folder, 'browser', name))
  return folder
}

async function ready(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /"ready":true.*"url":"([^"]+)"/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the simulator ended before it was ready')
}
