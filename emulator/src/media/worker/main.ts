/** The media process: answers the emulator over IPC, and ends when the emulator is gone. */
import { initLogger } from 'node-datachannel'
import type { FromWorker, ToWorker } from '../messages'
import { BadSdp } from './sdp'
import { Sfu } from './sfu'

const TICK_MS = 250

const tell = (message: FromWorker): void => void process.send?.(message)

function start(bindAddress: string | undefined): Sfu {
  initLogger('Fatal', (_level, message) => void process.stderr.write(`${message}\n`))
  const sfu = new Sfu(bindAddress, { onUp: (id) => tell({ type: 'up', id }), onGone: (id) => tell({ type: 'gone', id }) })
  setInterval(() => sfu.tick(Date.now()), TICK_MS)
  tell({ type: 'ready' })
  return sfu
}

function handle(sfu: Sfu, message: ToWorker): void {
  switch (message.type) {
    case 'publish':
      return answer(message.call, sfu.publish(message.request))
    case 'play':
      return answer(message.call, sfu.play(message.request))
    case 'stats':
      return tell({ type: 'reply', call: message.call, stats: sfu.stats() })
    case 'gate':
      return sfu.gate(message.id, message.gate)
    case 'subscribe':
      return sfu.subscribe(message.id, message.wanted)
    case 'close':
      return message.ids.forEach((id) => sfu.close(id))
    case 'stop':
      sfu.closeAll()
      return process.exit(0)
    case 'start':
      return
  }
}

function answer(call: number, answered: Promise<string>): void {
  answered.then(
    (sdp) => tell({ type: 'reply', call, answer: sdp }),
    (error: unknown) => {
      // Anything but a bad offer is our own fault: end, and let the emulator start us afresh.
      if (!(error instanceof BadSdp)) throw error
      tell({ type: 'refuse', call, message: error.message })
    },
  )
}

let sfu: Sfu | undefined
process.on('message', (message: ToWorker) => {
  if (message.type === 'start') sfu = start(message.bindAddress)
  else if (sfu !== undefined) handle(sfu, message)
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole process group. The emulator hears it too, and ends this process in its own order.
process.on('SIGINT', () => undefined)
