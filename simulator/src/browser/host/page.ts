import type { AssociatedBackend, CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { ComponentConfig, WindowConfig } from '../../shared/bundle'
import { NavBar } from './chrome'
import { callerOf, type Caller, type EngineComponent } from './engine'
import type { PhoneErrors } from './errors'
import type { EventChannel } from './event-channel'
import { ViewNode, remember } from './view-node'
import type { ViewQueue } from './view-queue'

export interface PageHost {
  readonly space: CodeSpace
  readonly backend: AssociatedBackend
  readonly queue: ViewQueue
  readonly errors: PhoneErrors
  /** Where pages are drawn. */
  readonly container: HTMLElement
  readonly window: WindowConfig
  /** Value of a setting that may be a theme variable. */
  themed<T extends string | undefined>(value: T): T
  /** Native tags of the page hear when it shows and hides. */
  pageVisible(page: EngineComponent, visible: boolean): void
}

export interface PageInit {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly config: ComponentConfig
  readonly channel: EventChannel
  readonly goBack: (() => void) | null
}

type Lifecycle =
  | 'onLoad'
  | 'onShow'
  | 'onReady'
  | 'onHide'
  | 'onUnload'
  | 'onResize'
  | 'onPageScroll'
  | 'onReachBottom'
  | 'onPullDownRefresh'
  | 'onTabItemTap'

/** Distance from the end, in CSS pixels, at which onReachBottom fires. */
const REACH_BOTTOM_PX = 50

/** One page on the stack: its instance, its part of the screen, its lifecycle. */
export class Page {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly channel: EventChannel
  readonly caller: Caller
  readonly component: EngineComponent
  readonly navBar: NavBar
  readonly config: WindowConfig
  /** The page's part of the screen; holds the nav bar and the scroller. */
  readonly element = document.createElement('div')
  readonly scroller = document.createElement('div')
  private readonly root: ReturnType<AssociatedBackend['createRoot']>
  private shown = false
  private ready = false

  constructor(
    private readonly host: PageHost,
    init: PageInit,
  ) {
    this.id = init.id
    this.path = init.path
    this.query = init.query
    this.channel = init.channel
    this.config = { ...host.window, ...init.config }
    this.navBar = new NavBar(this.config, init.goBack)
    this.applyTheme()
    this.root = host.backend.createRoot('page', host.space, init.path)
    this.component = this.root.getComponent()
    this.caller = callerOf(this.component)
    for (const [name, value] of Object.entries({ route: init.path, __route__: init.path, options: init.query })) {
      Object.defineProperty(this.caller, name, { value, configurable: true, writable: true })
    }
    this.passQuery(init.query)
    this.draw()
  }

  /** Attached, loaded, shown; ready once drawn. */
  open(then: () => void): void {
    this.attach()
    this.call('onLoad', { ...this.query })
    this.show()
    this.host.queue.settled(() => {
      this.ready = true
      this.call('onReady')
      then()
    })
  }

  show(): void {
    if (this.shown) return
    this.shown = true
    this.element.hidden = false
    this.component.triggerPageLifetime('show', [])
    this.call('onShow')
    this.host.pageVisible(this.component, true)
  }

  hide(): void {
    if (!this.leave()) return
    this.element.hidden = true
    this.call('onHide')
  }

  /** Hidden because the whole app is: nothing changes on the screen. */
  background(): void {
    if (this.leave()) this.call('onHide')
  }

  close(): void {
    this.leave()
    this.call('onUnload')
    this.root.release()
    this.host.queue.push(() => this.element.remove())
  }

  resized(size: { readonly windowWidth: number; readonly windowHeight: number }): void {
    this.component.triggerPageLifetime('resize', [{ size }])
    this.call('onResize', { size, deviceOrientation: 'portrait' })
  }

  /** Calls one of the page's own functions, if it has it. An error is the page's, not ours. */
  call(name: Lifecycle, ...args: unknown[]): unknown {
    const method = this.caller[name]
    if (typeof method !== 'function') return undefined
    try {
      const answer: unknown = method.apply(this.caller, args)
      if (answer instanceof Promise) answer.catch((error: unknown) => this.host.errors.add(`${this.path} ${name}`, error))
      return answer
    } catch (error) {
      this.host.errors.add(`${this.path} ${name}`, error)
      return undefined
    }
  }

  /** Colours of bar and ground, as they are in the present theme. */
  applyTheme(): void {
    const { navigationBarTextStyle, navigationBarBackgroundColor, backgroundColor } = this.config
    this.navBar.setColor(
      this.textStyle(navigationBarTextStyle) === 'white' ? '#ffffff' : '#000000',
      this.host.themed(navigationBarBackgroundColor),
    )
    this.scroller.style.background = this.host.themed(backgroundColor) ?? ''
  }

  /** Of the bar's title, and so of the clock above it. */
  textStyle(style = this.config.navigationBarTextStyle): 'black' | 'white' {
    return this.host.themed(style) === 'white' ? 'white' : 'black'
  }

  isReady(): boolean {
    return this.ready
  }

  private leave(): boolean {
    if (!this.shown) return false
    this.shown = false
    this.component.triggerPageLifetime('hide', [])
    this.host.pageVisible(this.component, false)
    return true
  }

  /** A page made with Component() gets its query as properties. */
  private passQuery(query: Readonly<Record<string, string>>): void {
    const known = Object.entries(query).filter(
      ([name]) => this.component.getComponentDefinition().behavior.getPropertyType(name) !== undefined,
    )
    if (known.length > 0) this.component.setData(Object.fromEntries(known))
  }

  private draw(): void {
    this.element.className = 'sim-page'
    this.scroller.className = 'sim-scroller'
    this.scroller.classList.toggle('sim-no-scroll', this.config.disableScroll === true)
    this.element.classList.toggle('sim-page-custom', this.config.navigationStyle === 'custom')
    this.element.append(this.scroller, this.navBar.element)
    this.scroller.addEventListener('scroll', () => this.onScroll(), { passive: true })
  }

  private attach(): void {
    const { queue, container } = this.host
    const parent = remember(new ViewNode(this.scroller, queue))
    const placeholder = new ViewNode(document.createElement('i'), queue)
    parent.appendChild(placeholder)
    const own = this.component.$$ as unknown as ViewNode
    own.setAttribute('wx-page', this.path)
    queue.push(() => container.append(this.element))
    this.root.attach(parent as never, placeholder as never)
  }

  private onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller
    this.call('onPageScroll', { scrollTop })
    if (scrollHeight - scrollTop - clientHeight <= REACH_BOTTOM_PX) this.call('onReachBottom')
  }
}
