import type { Bundle, BundleFactory, DevMessage, SimulatorConfig } from '../shared/bundle'
import { connectAutomator } from './automator/index'
import { wrapEvent } from './cures/event-shape'
import { createGround } from './host/ground'
import { Phone } from './host/phone'

/** One phone: the script of `/phone.html?phone=<number>`. */

declare global {
  interface Window {
    __miniProgram?: (factory: BundleFactory) => void
  }
}

async function loadConfig(): Promise<SimulatorConfig> {
  const response = await fetch('/__sim/config.json')
  if (!response.ok) throw new Error(`the simulator answered ${response.status}`)
  return (await response.json()) as SimulatorConfig
}

/** The bundle is a script so that the browser's own tools show it. */
function loadBundle(): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    window.__miniProgram = (factory) => resolve(factory(wrapEvent))
    const script = document.createElement('script')
    script.src = '/app/bundle.js'
    script.addEventListener('error', () => reject(new Error('the mini-program cannot be loaded')))
    document.head.append(script)
  })
}

/** Reloads the phone when there is a newer build. */
function followBuilds(phone: number, buildId: string): void {
  const socket = new WebSocket(new URL(`/__sim/dev?phone=${phone}`, location.href.replace(/^http/, 'ws')))
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    const message = JSON.parse(event.data) as DevMessage
    if (message.type === 'built' && message.buildId !== buildId) location.reload()
  })
}

async function main(): Promise<void> {
  const phone = Number(new URLSearchParams(location.search).get('phone') ?? '1')
  const ground = createGround(phone, await loadConfig())
  try {
    const bundle = await loadBundle()
    const api = new Phone(ground, bundle)
    window.__phone = api
    // The shell around the phone, if there is one, sets it up.
    if (parent !== window) parent.dispatchEvent(new CustomEvent('phone', { detail: phone }))
    followBuilds(phone, bundle.buildId)
    const automator = connectAutomator(phone)
    window.addEventListener('pagehide', () => {
      automator.dispose()
      api.dispose()
    })
    await api.ready
  } catch (error) {
    ground.errors.add('simulator', error)
  }
}

void main()
