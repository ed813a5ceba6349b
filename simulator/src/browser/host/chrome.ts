import type { AppConfig, WindowConfig } from '../../shared/bundle'

/** Sizes of what surrounds a page, in CSS pixels. */
export interface ScreenMetrics {
  readonly statusBar: number
  readonly navBar: number
  readonly bottomInset: number
  readonly tabBar: number
}

const TALL_PX = 700

/** Phones with a notch have a tall status bar and a strip at the bottom; small ones do not. */
export const screenMetrics = (height: number): ScreenMetrics =>
  height >= TALL_PX ? { statusBar: 44, navBar: 44, bottomInset: 34, tabBar: 50 } : { statusBar: 20, navBar: 44, bottomInset: 0, tabBar: 50 }

/** Where WeChat's own button with the dots sits, top right. */
export function capsuleRect(
  width: number,
  { statusBar }: ScreenMetrics,
): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
  const top = statusBar + 6
  return { left: width - 94, top, right: width - 7, bottom: top + 32, width: 87, height: 32 }
}

const make = (className: string, text = ''): HTMLElement => {
  const element = document.createElement('div')
  element.className = className
  element.textContent = text
  return element
}

/** The bar with the title above a page. */
export class NavBar {
  readonly element = make('sim-nav')
  private readonly title = make('sim-nav-title')
  private readonly back = document.createElement('button')

  constructor(config: WindowConfig, goBack: (() => void) | null) {
    this.back.className = 'sim-nav-back'
    this.back.setAttribute('aria-label', 'Back')
    this.back.hidden = goBack === null
    this.back.addEventListener('click', () => goBack?.())
    this.element.append(this.back, this.title)
    this.element.classList.toggle('sim-nav-custom', config.navigationStyle === 'custom')
    this.setTitle(config.navigationBarTitleText ?? '')
  }

  setTitle(text: string): void {
    this.title.textContent = text
  }

  setColor(front: string, background?: string): void {
    this.element.style.color = front
    if (background !== undefined) this.element.style.background = background
  }

  setLoading(on: boolean): void {
    this.title.classList.toggle('sim-nav-loading', on)
  }
}

/** Time and battery at the top, the capsule button, and the tab bar of an app that has one. */
export class ScreenChrome {
  readonly status = make('sim-status')
  readonly capsule = make('sim-capsule')
  readonly tabBar = make('sim-tabs')
  private readonly clock = make('sim-clock')
  private readonly tick: ReturnType<typeof setInterval>

  constructor(app: AppConfig, switchTab: (path: string) => void) {
    this.status.append(this.clock, make('sim-battery'))
    this.capsule.append(make('sim-dots'), make('sim-ring'))
    this.capsule.setAttribute('aria-hidden', 'true')
    this.tabBar.hidden = true
    for (const tab of app.tabBar?.list ?? []) this.tabBar.append(this.toTab(tab.pagePath, tab.text, tab.iconPath, switchTab))
    const showTime = (): void => void (this.clock.textContent = new Date().toTimeString().slice(0, 5))
    showTime()
    this.tick = setInterval(showTime, 10_000)
  }

  /** Shows the tab bar for a tab page; hides it otherwise. */
  select(path: string): void {
    const tabs = [...this.tabBar.children] as HTMLElement[]
    this.tabBar.hidden = !tabs.some((tab) => tab.dataset.path === path)
    for (const tab of tabs) tab.classList.toggle('sim-tab-on', tab.dataset.path === path)
  }

  setTextStyle(style: 'black' | 'white'): void {
    this.status.classList.toggle('sim-light-text', style === 'white')
    this.capsule.classList.toggle('sim-light-text', style === 'white')
  }

  dispose(): void {
    clearInterval(this.tick)
  }

  private toTab(path: string, text: string, icon: string | undefined, switchTab: (path: string) => void): HTMLElement {
    const tab = document.createElement('button')
    tab.className = 'sim-tab'
    tab.dataset.path = path
    if (icon !== undefined) {
      const image = document.createElement('img')
      image.src = `/app/files/${icon.replace(/^\//, '')}`
      image.alt = ''
      tab.append(image)
    }
    tab.append(text)
    tab.addEventListener('click', () => switchTab(`/${path}`))
    return tab
  }
}
