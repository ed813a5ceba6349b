/** An emulator on a free port with a virtual clock and no media process, closed after each test. */
import { startEmulator, type Emulator, type EmulatorOptions } from '../../../emulator/src'
import { FakeMedia } from './fake-media'
import { APP, START_MS } from './signing'
import { VirtualClock } from './virtual-clock'

export interface Stage {
  emulator: Emulator
  url: string
  clock: VirtualClock
  media: FakeMedia
  /** Calls the control API; a body makes it a POST. */
  control(path: string, body?: unknown): Promise<unknown>
}

const open: Emulator[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()))
})

export async function openStage(options: Partial<EmulatorOptions> = {}): Promise<Stage> {
  const clock = new VirtualClock(START_MS)
  const media = new FakeMedia()
  const emulator = await startEmulator({ apps: [APP], clock, media, heartbeat: false, ...options })
  open.push(emulator)
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    return (await fetch(`${emulator.url}/control/${path}`, init)).json()
  }
  return { emulator, url: emulator.url, clock, media, control }
}
