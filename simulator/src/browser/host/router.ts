import type { AppConfig, Bundle } from '../../shared/bundle'
import { channelPair, type EventChannel } from './event-channel'
import type { PhoneErrors } from './errors'
import { Page, type PageHost } from './page'

/** WeChat's bound on the page stack. */
const STACK_LIMIT = 10

/** A navigation that cannot be done; the message is what `errMsg` says after `fail `. */
export class RouteError extends Error {}

export interface RouterHost extends PageHost {
  readonly errors: PhoneErrors
  /** The page on top changed. */
  topChanged(page: Page): void
}

interface Target {
  readonly path: string
  readonly query: Record<string, string>
}

/** The page stack and the five ways to change it. Navigations happen one after another, never inside the call that asks for one. */
export class Router {
  private readonly pages: Page[] = []
  /** Tab pages stay alive while another tab shows. */
  private readonly tabs = new Map<string, Page>()
  private nextId = 1
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly bundle: Bundle,
    private readonly host: RouterHost,
  ) {}

  stack(): readonly Page[] {
    return [...this.pages]
  }

  top(): Page | undefined {
    return this.pages.at(-1)
  }

  /** Opens a page above; answers with the caller's end of its channel, on which `events` are heard from the start. */
  navigateTo(url: string, events: Readonly<Record<string, (...args: unknown[]) => void>> = {}): Promise<EventChannel> {
    return this.queue(async () => {
      const target = this.target(url)
      if (this.isTab(target.path)) throw new RouteError('can not navigateTo a tabbar page')
      if (this.pages.length >= STACK_LIMIT) throw new RouteError('webview count limit exceed')
      this.top()?.hide()
      const [caller, opened] = channelPair()
      for (const [name, listener] of Object.entries(events)) caller.on(name, listener)
      await this.open(target, opened)
      return caller
    })
  }

  redirectTo(url: string): Promise<void> {
    return this.queue(async () => {
      const target = this.target(url)
      if (this.isTab(target.path)) throw new RouteError('can not redirectTo a tabbar page')
      this.drop(1)
      await this.open(target)
    })
  }

  reLaunch(url: string): Promise<void> {
    return this.queue(async () => {
      const target = this.target(url)
      this.drop(this.pages.length)
      for (const page of this.tabs.values()) page.close()
      this.tabs.clear()
      await this.open(target)
    })
  }

  navigateBack(delta = 1): Promise<void> {
    return this.queue(async () => {
      if (this.pages.length <= 1) throw new RouteError('cannot navigate back at first page')
      this.drop(Math.min(delta, this.pages.length - 1))
      this.showTop()
    })
  }

  switchTab(url: string): Promise<void> {
    return this.queue(async () => {
      const target = this.target(url)
      if (!this.isTab(target.path)) throw new RouteError('can not switch to no-tabBar page')
      const stays = this.pages[0]
      this.drop(this.pages.length - 1)
      if (stays?.path === target.path) return this.showTop()
      if (stays && this.isTab(stays.path)) stays.hide()
      else this.drop(1)
      this.pages.length = 0
      const known = this.tabs.get(target.path)
      if (!known) return this.open(target)
      this.pages.push(known)
      this.showTop()
    })
  }

  /** Closes everything, as when the phone goes away. */
  dispose(): void {
    this.drop(this.pages.length)
    for (const page of this.tabs.values()) page.close()
  }

  private async open({ path, query }: Target, channel: EventChannel = channelPair()[1]): Promise<void> {
    const config = this.bundle.components[path]?.config ?? {}
    const goBack = this.pages.length > 0 ? (): void => void this.navigateBack().catch(() => {}) : null
    const page = new Page(this.host, { id: this.nextId++, path, query, config, channel, goBack })
    this.pages.push(page)
    if (this.isTab(path)) this.tabs.set(path, page)
    this.host.topChanged(page)
    await new Promise<void>((then) => page.open(then))
  }

  private drop(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count, count).reverse()) {
      if (this.tabs.get(page.path) === page) this.tabs.delete(page.path)
      page.close()
    }
  }

  private showTop(): void {
    const page = this.top()
    if (!page) return
    this.host.topChanged(page)
    page.show()
  }

  private target(url: string): Target {
    if (typeof url !== 'string' || url === '') throw new RouteError('parameter.url should be String')
    const [place = '', search = ''] = url.split('?', 2)
    const base = this.top()?.path ?? ''
    const path = new URL(place, `http://app/${base}`).pathname.slice(1).replace(/\.html$/, '')
    if (!this.bundle.components[path]?.page) throw new RouteError(`page "${path}" is not found`)
    return { path, query: parseQuery(search) }
  }

  private isTab(path: string): boolean {
    return tabPaths(this.bundle.app).has(path)
  }

  private queue<T>(navigate: () => Promise<T>): Promise<T> {
    const done = this.last.then(() => new Promise<void>((then) => setTimeout(then))).then(navigate)
    this.last = done.catch(() => {})
    return done
  }
}

const tabPaths = (app: AppConfig): Set<string> => new Set(app.tabBar?.list?.map(({ pagePath }) => pagePath))

/** WeChat hands values over as written; `%20` stays `%20`. */
function parseQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const part of search.split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    query[at < 0 ? part : part.slice(0, at)] = at < 0 ? '' : part.slice(at + 1)
  }
  return query
}
