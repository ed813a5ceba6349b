import { wxFunction } from './call'
import type { WxHost, WxPart } from './host'

interface UrlOptions {
  readonly url: string
  readonly events?: Readonly<Record<string, (...args: unknown[]) => void>>
}

/** Ways between pages, and the bar above them. */
export const navigationPart = (host: WxHost): WxPart => ({
  navigateTo: wxFunction<UrlOptions>('navigateTo', async ({ url, events }) => {
    const eventChannel = await host.router().navigateTo(url, events ?? {})
    return { eventChannel }
  }),
  redirectTo: wxFunction<UrlOptions>('redirectTo', ({ url }) => host.router().redirectTo(url)),
  reLaunch: wxFunction<UrlOptions>('reLaunch', ({ url }) => host.router().reLaunch(url)),
  switchTab: wxFunction<UrlOptions>('switchTab', ({ url }) => host.router().switchTab(url)),
  navigateBack: wxFunction<{ delta?: number }>('navigateBack', ({ delta }) => host.router().navigateBack(delta ?? 1)),
  setNavigationBarTitle: wxFunction<{ title: string }>('setNavigationBarTitle', ({ title }) => host.page()?.navBar.setTitle(String(title))),
  setNavigationBarColor: wxFunction<{ frontColor: string; backgroundColor: string }>(
    'setNavigationBarColor',
    ({ frontColor, backgroundColor }) => {
      host.page()?.navBar.setColor(frontColor, backgroundColor)
    },
  ),
  showNavigationBarLoading: wxFunction('showNavigationBarLoading', () => host.page()?.navBar.setLoading(true)),
  hideNavigationBarLoading: wxFunction('hideNavigationBarLoading', () => host.page()?.navBar.setLoading(false)),
  pageScrollTo: wxFunction<{ scrollTop?: number; selector?: string; duration?: number }>(
    'pageScrollTo',
    ({ scrollTop = 0, selector, duration = 300 }) => {
      const scroller = host.page()?.scroller
      const target = selector ? scroller?.querySelector(selector.replace(/^#(.+)$/, '[exparser\\:info-attr-id="$1"]')) : null
      const top =
        target && scroller ? target.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop : scrollTop
      scroller?.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' })
    },
  ),
  stopPullDownRefresh: wxFunction('stopPullDownRefresh', () => undefined),
})
