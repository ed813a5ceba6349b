import { phoneColour } from '../../shared/phones'
import type { CameraSource } from '../live/types'
import type { PhoneApi } from '../phone-api'
import { createCameraChoice } from './camera-choice'
import { h, iconButton } from './dom'
import { LogPanel } from './log-panel'
import { applyState, createPhoneMenu, freshState } from './phone-menu'
import { SIZES, type Settings } from './settings'

/** Space around a phone that its frame and tools take, in CSS pixels. */
const AROUND_PX = 184
const SMALLEST_SCALE = 0.5

/** One phone on the table: frame, name plate, tools, log. */
export class PhoneFrame {
  readonly element: HTMLElement
  private readonly frame = h('iframe', { allow: 'camera; microphone; autoplay; fullscreen; picture-in-picture' })
  private readonly stage: HTMLElement
  private readonly log: LogPanel
  private readonly badge = h('span', { className: 'badge', hidden: true })
  private readonly state = freshState()
  private camera: CameraSource = { kind: 'drawn' }
  private settings: Settings

  constructor(
    readonly phone: number,
    settings: Settings,
    removed: () => void,
  ) {
    this.settings = settings
    const name = `Phone ${phone}`
    this.frame.title = name
    this.frame.src = `/phone.html?phone=${phone}`
    this.log = new LogPanel((count, hasErrors) => this.showCount(count, hasErrors))
    this.stage = h('div', { className: 'stage' }, h('div', { className: 'bezel' }, this.frame))
    const logButton = iconButton('log', `Log of ${name}`, () => logButton.setAttribute('aria-expanded', String(this.log.toggle())))
    logButton.append(this.badge)
    const menu = createPhoneMenu(name, {
      state: this.state,
      toggled: (key) => this.whenReady((api) => applyState(api, this.state, key)),
      screenshot: () => void this.saveScreenshot(),
      reload: () => this.reload(),
      remove: removed,
    })
    const plate = h(
      'header',
      { className: 'plate' },
      h('i', { className: 'dot' }),
      h('h2', {}, name),
      createCameraChoice(name, (source) => this.setCamera(source)),
      logButton,
      iconButton('reload', `Reload ${name}`, () => this.reload()),
      menu,
    )
    this.element = h('article', { className: 'phone' }, plate, this.stage, this.log.element)
    this.element.style.setProperty('--own', phoneColour(phone))
    this.apply(settings)
  }

  /** The phone's page is up: it gets everything that was chosen for it. */
  arrived(): void {
    this.whenReady((api) => {
      this.log.restart(api.logs())
      api.onLog((entry) => this.log.add(entry))
      api.setTheme(this.settings.theme)
      api.setCamera(this.camera)
      applyState(api, this.state)
    })
  }

  apply(settings: Settings): void {
    this.settings = { ...settings }
    const { width, height } = SIZES[settings.size]
    const scale = Math.max(SMALLEST_SCALE, Math.min(1, (innerHeight - AROUND_PX) / height))
    for (const [name, value] of Object.entries({ '--width': `${width}px`, '--height': `${height}px`, '--scale': String(scale) }))
      this.element.style.setProperty(name, value)
    this.whenReady((api) => api.setTheme(settings.theme))
  }

  reload(): void {
    this.frame.contentWindow?.location.reload()
  }

  private setCamera(source: CameraSource): void {
    this.camera = source
    this.whenReady((api) => api.setCamera(source))
  }

  private async saveScreenshot(): Promise<void> {
    const href = await this.frame.contentWindow?.__phone?.screenshot()
    if (href) h('a', { href, download: `phone-${this.phone}.png` }).click()
  }

  private showCount(count: number, hasErrors: boolean): void {
    this.badge.hidden = count === 0
    this.badge.textContent = count > 99 ? '99+' : String(count)
    this.badge.classList.toggle('bad', hasErrors)
  }

  private whenReady(use: (api: PhoneApi) => void): void {
    const api = this.frame.contentWindow?.__phone
    if (api) use(api)
  }
}
