/** The server as a command: `node server/dist/cli.js --config <file> [--port 7300] [--dev]`. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { OptionError, startServer, type AppIdentity, type RunningServer } from './index'

const EXIT_USAGE = 2
const EXIT_PORT_TAKEN = 3
const STOP_MS = 2000

interface Flags {
  readonly config: string
  readonly sdkAppId?: string
  readonly host: string
  readonly port: string
  readonly token?: string
  readonly trustProxy?: string
  readonly userSigSeconds?: number
  readonly privateMapKeySeconds?: number
  readonly dev: boolean
}

void main()

async function main(): Promise<void> {
  try {
    announce(await start(readFlags()))
  } catch (cause) {
    fail(cause)
  }
}

function readFlags(): Flags {
  const command = new Command('trtc-server')
    .description('Signs users in and issues UserSig and privateMapKey.')
    .requiredOption('--config <file>', 'JSON file: { "apps": [{ "sdkAppId": 1400000001, "secretKey": "…" }] }')
    .option('--sdk-app-id <id>', 'which app of the file; default: the first')
    .option('--port <number>', 'port to listen on, 0 for a free one', '7300')
    .option('--host <address>', 'address to listen on; other than loopback needs --token', '127.0.0.1')
    .option('--token <text>', 'first path segment that every address then begins with')
    .option('--trust-proxy <addresses>', 'reverse proxies whose x-forwarded-for is believed')
    .option('--user-sig-seconds <number>', 'life of a UserSig; default: 7200', Number)
    .option('--private-map-key-seconds <number>', 'life of a privateMapKey; default: 300', Number)
    .option('--dev', 'let anybody sign in under any name', false)
    .configureOutput({ writeErr: () => undefined })
    .exitOverride()
  return command.parse().opts<Flags>()
}

function start(flags: Flags): Promise<RunningServer> {
  const port = Number(flags.port)
  if (!/^\d{1,5}$/.test(flags.port) || port > 65_535) throw new OptionError('--port must be a number from 0 to 65535.')
  return startServer({
    app: readApp(flags),
    host: flags.host,
    port,
    dev: flags.dev,
    log: process.stdout,
    ...(flags.token === undefined ? {} : { accessToken: flags.token }),
    ...(flags.trustProxy === undefined ? {} : { trustProxy: flags.trustProxy }),
    ...(flags.userSigSeconds === undefined ? {} : { userSigSeconds: flags.userSigSeconds }),
    ...(flags.privateMapKeySeconds === undefined ? {} : { privateMapKeySeconds: flags.privateMapKeySeconds }),
  })
}

function readApp(flags: Flags): AppIdentity {
  const apps = readApps(flags.config)
  const app = flags.sdkAppId === undefined ? apps[0] : apps.find((each) => String(each.sdkAppId) === flags.sdkAppId)
  if (app === undefined)
    throw new OptionError(`The file ${flags.config} names no such app: it must hold { "apps": [{ "sdkAppId", "secretKey" }] }.`)
  return app
}

function readApps(file: string): readonly AppIdentity[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The cause is not passed on: a parser's message quotes the text, and the text holds the secret key.
    throw new OptionError(`The file ${file} cannot be read as JSON.`)
  }
  const apps = isObject(parsed) ? parsed['apps'] : undefined
  return Array.isArray(apps) ? apps.filter(isObject).map(toApp) : []
}

// What is missing becomes a value that startServer refuses with a sentence.
function toApp({ sdkAppId, secretKey }: Record<string, unknown>): AppIdentity {
  return { sdkAppId: Number(sdkAppId), secretKey: typeof secretKey === 'string' ? secretKey : '' }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Arranges the server's end (by signal, or when the process that started it is gone) and says that it listens. */
function announce(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    // A peer that never finishes its request must not hold the process.
    setTimeout(() => process.exit(0), STOP_MS).unref()
    void server.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.channel) process.on('disconnect', stop)
  // Last: who hears this may end the process at once.
  const ready = { ready: true, url: server.url }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  process.send?.(ready)
}

function fail(cause: unknown): void {
  if (cause instanceof CommanderError && cause.exitCode === 0) return
  const [sentence, code] = explain(cause)
  process.stderr.write(`${sentence}\n`)
  process.exitCode = code
  if (process.channel) process.disconnect()
}

function explain(cause: unknown): readonly [sentence: string, exitCode: number] {
  if (cause instanceof OptionError) return [cause.message, EXIT_USAGE]
  if (cause instanceof CommanderError) return [cause.message.replace(/^error: /, ''), EXIT_USAGE]
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') return ['The port is taken: end the program that holds it, or choose another with --port.', EXIT_PORT_TAKEN]
  if (code === 'EACCES') return ['The port may not be opened: choose one above 1023 with --port.', EXIT_USAGE]
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return ['This machine has no such address: check --host.', EXIT_USAGE]
  return [`The server could not start: ${cause instanceof Error ? cause.message : String(cause)}`, 1]
}
