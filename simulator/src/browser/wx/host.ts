import type { AppConfig, SimulatorConfig } from '../../shared/bundle'
import type { EnterOptions } from '../host/app'
import type { PhoneLog } from '../host/log'
import type { Page } from '../host/page'
import type { Router } from '../host/router'
import type { Live } from '../live/types'
import type { Theme } from '../phone-api'
import type { Dialogs } from './dialogs'
import type { Permissions } from './permissions'
import type { WxEvents } from './wx-events'

/** The phone that a `wx` belongs to. */
export interface WxHost {
  readonly phone: number
  readonly config: SimulatorConfig
  readonly app: AppConfig
  readonly enter: EnterOptions
  readonly log: PhoneLog
  readonly events: WxEvents
  readonly dialogs: Dialogs
  readonly permissions: Permissions
  readonly live: Live
  readonly tags: ReadonlySet<string>
  router(): Router
  page(): Page | undefined
  theme(): Theme
  network(): string
}

/** Part of `wx`. */
export type WxPart = Readonly<Record<string, unknown>>
