import type { Theme } from '../phone-api'
import { screenMetrics } from './chrome'

/** WeChat's layout width: a phone is 750 rpx wide, whatever its size. */
const RPX_WIDE = 750

/** The phone's screen: where pages are drawn, and the lengths that depend on its size. */
export class Screen {
  readonly element = document.createElement('div')
  readonly pages = document.createElement('div')

  constructor(parent: HTMLElement) {
    this.element.className = 'sim-screen'
    this.pages.className = 'sim-pages'
    this.element.append(this.pages)
    parent.append(this.element)
    this.setTheme('light')
    this.measure()
  }

  /** Sets the lengths that style sheets refer to. */
  measure(): void {
    const { statusBar, navBar, bottomInset, tabBar } = screenMetrics(innerHeight)
    const { style } = document.documentElement
    style.setProperty('--rpx', `${innerWidth / RPX_WIDE}px`)
    style.setProperty('--status', `${statusBar}px`)
    style.setProperty('--nav', `${navBar}px`)
    style.setProperty('--tabs', `${tabBar}px`)
    style.setProperty('--safe-area-inset-top', `${statusBar}px`)
    style.setProperty('--safe-area-inset-bottom', `${bottomInset}px`)
    style.setProperty('--safe-area-inset-left', '0px')
    style.setProperty('--safe-area-inset-right', '0px')
    const custom = this.pages.querySelector('.sim-page:not([hidden])')?.classList.contains('sim-page-custom') === true
    style.setProperty('--vh', `${(innerHeight - (custom ? 0 : statusBar + navBar)) / 100}px`)
  }

  setTheme(theme: Theme): void {
    document.documentElement.dataset.theme = theme
  }
}
