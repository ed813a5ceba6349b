import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { readFileSync, statSync } from 'node:fs'
import { registerAutomator } from './automator/index'
import { Builds } from './builds'
import { isLoopback } from './loopback'
import { createServer } from './server'

export interface SimulatorOptions {
  /** Folder of a built mini-program: holds app.json, maybe miniprogram_npm/. */
  readonly app: string
  /** Base URL of the emulator that the live tags talk to. */
  readonly emulatorUrl: string
  /** Default 127.0.0.1. Anything that is not this machine needs a token. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  /** Phones that the page starts with, 1 to 9; default 2. */
  readonly phones?: number
  /** What `wx.getExtConfigSync()` returns. */
  readonly ext?: Readonly<Record<string, unknown>>
  /** Treat `setData` as WeChat does; default true. */
  readonly strict?: boolean
  /** Rebuild and reload the phones when the folder changes; default false. */
  readonly watch?: boolean
  /** Folder of the built browser files; default `browser` beside this file. */
  readonly browserDir?: string
  /** Demanded from every visitor. */
  readonly token?: string
  /** Gets every remark of the compiler; default: standard error. */
  readonly report?: (line: string) => void
  /** Phones came or went. */
  readonly onPhones?: (phones: readonly number[]) => void
}

export interface Simulator {
  /** What to open. Carries the token where one was given: the first visit needs it. */
  readonly url: string
  readonly port: number
  /** Where `automator.connect({ wsEndpoint })` reaches a phone. */
  automatorUrl(phone: number): string
  /** Numbers of the phones whose pages are open now. */
  phones(): readonly number[]
  close(): Promise<void>
}

/** Something about the options is wrong; the message says what, in one sentence. */
export class SimulatorOptionsError extends Error {
  override readonly name = 'SimulatorOptionsError'
}

/** Starts the simulator: compiles the mini-program and serves phones that run it. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host = '127.0.0.1', token } = options
  const checked = check(options)
  const builds = new Builds({ app: checked.app, watch: options.watch ?? false, report: options.report ?? reportToStderr })
  const open = new PhoneCount(options.onPhones)
  const server = await createServer({
    config: {
      emulatorUrl: checked.emulatorUrl,
      phones: checked.phones,
      ext: options.ext ?? {},
      strict: options.strict ?? true,
      appName: appName(checked.app),
    },
    builds,
    app: checked.app,
    browserDir: resolve(options.browserDir ?? join(__dirname, 'browser')),
    guard: { host, token },
    phoneSeen: (phone, here) => open.seen(phone, here),
  })
  registerAutomator(server)
  const close = async (): Promise<void> => {
    builds.close()
    await server.close()
  }
  try {
    await server.listen({ host, port: options.port ?? 0 })
  } catch (error) {
    await close()
    throw error
  }
  const { port } = server.server.address() as AddressInfo
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`
  return {
    url: `http://${authority}${query && `/${query}`}`,
    port,
    automatorUrl: (phone) => `ws://${authority}/automator/${phone}${query}`,
    phones: () => open.list(),
    close,
  }
}

interface Checked {
  readonly app: string
  readonly emulatorUrl: string
  readonly phones: number
}

function check({ app, emulatorUrl, phones = 2, host = '127.0.0.1', token }: SimulatorOptions): Checked {
  const folder = resolve(app)
  if (!statSync(join(folder, 'app.json'), { throwIfNoEntry: false })?.isFile())
    throw new SimulatorOptionsError(`${folder} is not a built mini-program: it has no app.json.`)
  if (!URL.canParse(emulatorUrl) || !/^https?:/.test(emulatorUrl))
    throw new SimulatorOptionsError(`"${emulatorUrl}" is not the http address of an emulator.`)
  if (!Number.isInteger(phones) || phones < 1 || phones > 9)
    throw new SimulatorOptionsError('The number of phones must be between 1 and 9.')
  if (!isLoopback(host) && !token) throw new SimulatorOptionsError(`Listening on ${host} lets other machines in: give a token as well.`)
  return { app: folder, emulatorUrl: emulatorUrl.replace(/\/$/, ''), phones }
}

/** The name on the shell: the window title of app.json, else the folder's. */
function appName(folder: string): string {
  try {
    const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as { window?: { navigationBarTitleText?: string } }
    return app.window?.navigationBarTitleText || 'mini-program'
  } catch {
    return 'mini-program'
  }
}

const reportToStderr = (line: string): void => void process.stderr.write(`${line}\n`)

/** Which phones' pages are open. A reload closes one page after the next has come, so pages are counted. */
class PhoneCount {
  private readonly pages = new Map<number, number>()

  constructor(private readonly changed: ((phones: readonly number[]) => void) | undefined) {}

  seen(phone: number, here: boolean): void {
    const before = this.list().join()
    this.pages.set(phone, (this.pages.get(phone) ?? 0) + (here ? 1 : -1))
    if (this.list().join() !== before) this.changed?.(this.list())
  }

  list(): readonly number[] {
    return [...this.pages]
      .filter(([, count]) => count > 0)
      .map(([phone]) => phone)
      .sort((a, b) => a - b)
  }
}
