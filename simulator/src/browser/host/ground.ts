import type { SimulatorConfig } from '../../shared/bundle'
import { PhoneErrors } from './errors'
import { captureConsole, PhoneLog } from './log'
import { showErrors } from './overlay'
import { Screen } from './screen'

/** What is there before the mini-program is: it hears of everything that goes wrong later. */
export interface PhoneGround {
  readonly phone: number
  readonly config: SimulatorConfig
  readonly log: PhoneLog
  readonly errors: PhoneErrors
  readonly screen: Screen
}

export function createGround(phone: number, config: SimulatorConfig): PhoneGround {
  const log = new PhoneLog()
  captureConsole(log)
  const errors = new PhoneErrors(log)
  const screen = new Screen(document.body)
  showErrors(errors, screen.element)
  window.addEventListener('error', (event) => errors.add('script', event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => errors.add('unhandled rejection', event.reason))
  return { phone, config, log, errors, screen }
}
