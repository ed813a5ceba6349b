import type { Diagnostic } from '../shared/bundle'
import type { AppInstance } from './host/app'
import type { PhoneError } from './host/errors'
import type { LogEntry } from './host/log'
import type { Page } from './host/page'
import type { Router } from './host/router'
import type { Inspect } from './inspect/inspect'
import type { CameraSource, Live } from './live/types'

/** One page as tools see it. */
export interface PageEntry {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly page: Page
}

export type Theme = 'light' | 'dark'
export type Permission = 'camera' | 'record'

/** What one phone offers to tests, to the shell around it and to the automator: `window.__phone`. */
export interface PhoneApi {
  readonly phone: number
  /** Resolves when the first page is drawn; rejects when the mini-program cannot run at all. */
  readonly ready: Promise<void>
  /** The `wx` of the mini-program. */
  readonly wx: Record<string, unknown>
  readonly router: Router
  readonly app: AppInstance
  readonly inspect: Inspect
  readonly live: Live
  stack(): readonly PageEntry[]
  logs(): readonly LogEntry[]
  onLog(listener: (entry: LogEntry) => void): () => void
  /** Names of `wx` that the mini-program asked for and that are not simulated. */
  missing(): readonly string[]
  errors(): readonly PhoneError[]
  diagnostics(): readonly Diagnostic[]
  setTheme(theme: Theme): void
  /** Brings the mini-program to the front or sends it to the background. */
  setVisible(visible: boolean): void
  /** What the next authorisation question is answered with, and the settings after it. */
  setPermission(permission: Permission, allowed: boolean): void
  setNetwork(type: 'wifi' | '4g' | 'none'): void
  /** A phone call, an alarm: audio of the mini-program is interrupted, and later goes on. */
  interruptAudio(interrupted: boolean): void
  setCamera(source: CameraSource): void
  /** The phone's screen as a PNG data URL, video frames included. */
  screenshot(): Promise<string>
}

declare global {
  interface Window {
    __phone?: PhoneApi
  }
}
