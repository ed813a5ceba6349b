#!/usr/bin/env node
/** `trtc-emulator`: starts an emulator and runs until Ctrl-C. */
import { Command, InvalidArgumentError } from 'commander'
import { readApps } from './config'
import { startEmulator, type Emulator } from './emulator'
import { createLog, standardError } from './log'

interface Flags {
  host: string
  port: number
  config?: string
  app: string[]
  logLevel: string
}

const program = new Command('trtc-emulator')
  .description("TRTC's cloud on a laptop. An access token for addresses beyond loopback is read from TRTC_EMULATOR_TOKEN.")
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--port <number>', 'port, 0 takes a free one', toPort, 7710)
  .option('--config <file>', 'JSON file { "apps": [{ "sdkAppId", "secretKey", "requirePrivateMapKey" }] }')
  .option('--app <sdkAppId:secretKey>', 'an application with a throw-away key; may be repeated', collect, [])
  .option('--log-level <level>', 'silent, error, warn or info', 'warn')
  .action(run)

function toPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

async function run(flags: Flags): Promise<void> {
  const { TRTC_EMULATOR_APPS: env, TRTC_EMULATOR_TOKEN: token } = process.env
  const apps = readApps({ file: flags.config, env, flags: flags.app })
  const log = createLog(flags.logLevel, standardError())
  const emulator = await startEmulator({ apps, host: flags.host, port: flags.port, log, ...(token === undefined ? {} : { token }) })
  endWith(emulator)
  process.stdout.write(`TRTC emulator on ${emulator.url}, Ctrl-C stops it\n`)
  // Last: who started us over IPC may end us as soon as it hears this.
  process.send?.({ ready: true, url: emulator.url })
}

/** Ends in order by signal, or when the process that started us is gone. */
function endWith(emulator: Emulator): void {
  let isEnding = false
  const end = (): void => {
    if (isEnding) return
    isEnding = true
    void emulator.close().then(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  if (process.channel) process.on('disconnect', end)
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
