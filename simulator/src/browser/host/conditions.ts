import type { Bundle } from '../../shared/bundle'
import type { Live } from '../live/types'
import type { Theme } from '../phone-api'
import type { WxEvents } from '../wx/wx-events'
import type { AppInstance, EnterOptions } from './app'
import type { ScreenChrome } from './chrome'
import type { Router } from './router'
import type { Screen } from './screen'

export interface ConditionParts {
  readonly bundle: Bundle
  readonly app: AppInstance
  readonly events: WxEvents
  readonly screen: Screen
  readonly live: Live
  readonly enter: EnterOptions
  router(): Router
  chrome(): ScreenChrome
}

/** What a phone's owner and surroundings do to a mini-program: theme, network, background, interruptions. */
export class Conditions {
  theme: Theme = 'light'
  network = 'wifi'
  private visible = true

  constructor(private readonly parts: ConditionParts) {}

  /** Value of a setting that may be a theme variable such as `@navText`. */
  themed<T extends string | undefined>(value: T): T {
    return value?.startsWith('@') ? (this.parts.bundle.themes[this.theme][value.slice(1)] as T) : value
  }

  /** An app without dark mode stays light. */
  setTheme(theme: Theme): void {
    const { bundle, screen, app, events, router, chrome } = this.parts
    if (theme === this.theme || !bundle.app.darkmode) return
    this.theme = theme
    screen.setTheme(theme)
    for (const page of router().stack()) page.applyTheme()
    chrome().setTextStyle(router().top()?.textStyle() ?? 'black')
    app.call('onThemeChange', { theme })
    events.emit('ThemeChange', { theme })
  }

  setNetwork(type: 'wifi' | '4g' | 'none'): void {
    this.network = type
    this.parts.events.emit('NetworkStatusChange', { isConnected: type !== 'none', networkType: type })
  }

  interruptAudio(interrupted: boolean): void {
    this.parts.events.emit(interrupted ? 'AudioInterruptionBegin' : 'AudioInterruptionEnd')
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return
    this.visible = visible
    this.parts.screen.element.classList.toggle('sim-away', !visible)
    if (visible) this.toFront()
    else this.toBackground()
    this.parts.live.pageVisible(visible)
  }

  private toFront(): void {
    const { app, events, enter, router } = this.parts
    app.call('onShow', enter)
    events.emit('AppShow', enter)
    router().top()?.show()
  }

  private toBackground(): void {
    const { app, events, router } = this.parts
    router().top()?.background()
    app.call('onHide', {})
    events.emit('AppHide')
  }
}
