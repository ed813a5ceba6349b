import { wxFunction } from './call'
import type { WxHost, WxPart } from './host'

const vibrate = (ms: number) => (): void => void navigator.vibrate?.(ms)

/** The clipboard is the phone's own: a page cannot read the computer's without asking. */
export function devicePart({ dialogs, log }: WxHost): WxPart {
  let clipboard = ''
  return {
    setClipboardData: wxFunction<{ data: string }>('setClipboardData', ({ data }) => {
      clipboard = String(data)
      // The computer's clipboard gets it too where the browser allows.
      navigator.clipboard?.writeText(clipboard).catch(() => {})
      dialogs.toast({ title: '内容已复制' })
    }),
    getClipboardData: wxFunction('getClipboardData', () => ({ data: clipboard })),
    vibrateShort: wxFunction('vibrateShort', vibrate(15)),
    vibrateLong: wxFunction('vibrateLong', vibrate(400)),
    setKeepScreenOn: wxFunction('setKeepScreenOn', () => undefined),
    setScreenBrightness: wxFunction('setScreenBrightness', () => undefined),
    setVisualEffectOnCapture: wxFunction('setVisualEffectOnCapture', () => undefined),
    hideKeyboard: wxFunction('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    makePhoneCall: wxFunction<{ phoneNumber: string }>('makePhoneCall', ({ phoneNumber }) =>
      log.add('info', `makePhoneCall ${phoneNumber}`),
    ),
    saveImageToPhotosAlbum: wxFunction<{ filePath: string }>('saveImageToPhotosAlbum', ({ filePath }) => {
      const link = document.createElement('a')
      Object.assign(link, { href: filePath, download: 'photo' })
      link.click()
    }),
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
    getRealtimeLogManager: () => ({
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
    }),
    getLogManager: () => ({ debug: () => undefined, info: () => undefined, log: () => undefined, warn: () => undefined }),
    getPerformance: () => performance,
    showShareMenu: wxFunction('showShareMenu', () => undefined),
    hideShareMenu: wxFunction('hideShareMenu', () => undefined),
  }
}
