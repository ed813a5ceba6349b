#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { SimulatorOptionsError, startSimulator, type Simulator } from './index'

const EXIT = { options: 2, portTaken: 3, failed: 1 } as const

interface Flags {
  readonly app: string
  readonly emulator: string
  readonly host: string
  readonly port: number
  readonly phones: number
  readonly ext: Record<string, unknown>
  readonly strict: boolean
  readonly watch: boolean
  readonly token?: string
}

const toInteger = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}

const toObject = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Told below, in the same words as for JSON that is not an object.
  }
  throw new InvalidArgumentError('It must be a JSON object.')
}

function parseFlags(): Flags {
  return new Command('trtc-simulator')
    .description('Runs a built WeChat mini-program on phones in the browser.')
    .requiredOption('--app <folder>', 'built mini-program (has app.json)')
    .requiredOption('--emulator <url>', 'address of the emulator')
    .option('--host <address>', 'where to listen; other machines need --token', '127.0.0.1')
    .option('--port <number>', 'port, 0 for any', toInteger, 7320)
    .option('--phones <number>', 'phones to start with', toInteger, 2)
    .option('--ext <json>', 'what wx.getExtConfigSync() returns', toObject, {})
    .option('--no-strict', 'let setData pass what WeChat would refuse')
    .option('--strict', 'treat setData as WeChat does (default)')
    .option('--watch', 'rebuild and reload on changes', false)
    .option('--token <text>', 'demanded from every visitor')
    .exitOverride()
    .parse()
    .opts<Flags>()
}

/** Tells the parent, by line and by IPC, that we listen and which phones there are. */
function announce(simulator: Simulator, phones: readonly number[]): void {
  const message = {
    ready: true,
    url: simulator.url,
    phones: phones.map((phone) => ({ id: String(phone), automator: simulator.automatorUrl(phone) })),
  }
  process.stdout.write(`${JSON.stringify(message)}\n`)
  process.send?.(message)
}

function stopOnSignals(simulator: Simulator): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    void simulator.close().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  if (process.channel) process.once('disconnect', stop)
}

async function main(): Promise<void> {
  const { emulator, ...flags } = parseFlags()
  const planned = Array.from({ length: flags.phones }, (_, index) => index + 1)
  // The first ones are announced before any browser came; they stay announced.
  const all = (open: readonly number[]): number[] => [...new Set([...planned, ...open])].sort((a, b) => a - b)
  const simulator: Simulator = await startSimulator({ ...flags, emulatorUrl: emulator, onPhones: (open) => announce(simulator, all(open)) })
  stopOnSignals(simulator)
  announce(simulator, planned)
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : EXIT.options)
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    process.stderr.write('The port is in use: stop what runs there, or choose another with --port.\n')
    process.exit(EXIT.portTaken)
  }
  process.stderr.write(`${message}\n`)
  process.exit(error instanceof SimulatorOptionsError ? EXIT.options : EXIT.failed)
})
