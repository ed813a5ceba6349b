import { capsuleRect, screenMetrics } from '../host/chrome'
import { wxFunction } from './call'
import type { WxHost, WxPart } from './host'

const SDK_VERSION = '3.8.0'

/** Size of the page area: the screen less the bars that are drawn around it. */
function windowInfo(host: WxHost): Record<string, unknown> {
  const metrics = screenMetrics(innerHeight)
  const page = host.page()
  const custom = (page?.config ?? host.app.window)?.navigationStyle === 'custom'
  const top = custom ? 0 : metrics.statusBar + metrics.navBar
  const bottom = innerHeight - metrics.bottomInset
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: innerHeight - top,
    statusBarHeight: metrics.statusBar,
    screenTop: top,
    safeArea: { left: 0, top: metrics.statusBar, right: innerWidth, bottom, width: innerWidth, height: bottom - metrics.statusBar },
  }
}

const deviceInfo = (): Record<string, unknown> => ({
  brand: 'simulator',
  model: innerHeight >= 900 ? 'simulated phone (large)' : 'simulated phone (small)',
  system: 'iOS 17.0',
  platform: 'devtools',
  abi: '',
  benchmarkLevel: 40,
  memorySize: '4096',
})

/** The phone speaks the language of the browser, named as WeChat names it. */
export function wechatLanguage(browserLanguage: string): string {
  if (/^zh-(?:TW|HK|MO|Hant)/i.test(browserLanguage)) return 'zh_TW'
  if (/^zh/i.test(browserLanguage)) return 'zh_CN'
  return browserLanguage.slice(0, 2).toLowerCase() || 'en'
}

const baseInfo = (host: WxHost): Record<string, unknown> => ({
  SDKVersion: SDK_VERSION,
  version: '8.0.50',
  language: wechatLanguage(navigator.language),
  enableDebug: false,
  fontSizeSetting: 16,
  host: { appId: '', env: 'WeChat' },
  theme: host.theme(),
})

const allInfo = (host: WxHost): Record<string, unknown> => ({
  ...windowInfo(host),
  ...deviceInfo(),
  ...baseInfo(host),
  deviceOrientation: 'portrait',
})

const SYSTEM_SETTING = { bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }

/** Sizes, device, versions, theme. */
export const systemPart = (host: WxHost): WxPart => ({
  getWindowInfo: () => windowInfo(host),
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: () => baseInfo(host),
  getSystemInfoSync: () => allInfo(host),
  getSystemInfo: wxFunction('getSystemInfo', () => allInfo(host)),
  getSystemInfoAsync: wxFunction('getSystemInfoAsync', () => allInfo(host)),
  getSystemSetting: () => SYSTEM_SETTING,
  getAppAuthorizeSetting: () => {
    const state = (scope: string): string => (host.permissions.isRefused(scope) ? 'denied' : 'authorized')
    return {
      cameraAuthorized: state('scope.camera'),
      microphoneAuthorized: state('scope.record'),
      locationAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
    }
  },
  getMenuButtonBoundingClientRect: () => capsuleRect(innerWidth, screenMetrics(innerHeight)),
  getNetworkType: wxFunction('getNetworkType', () => ({ networkType: host.network() })),
  getBatteryInfoSync: () => ({ level: 100, isCharging: true }),
  getBatteryInfo: wxFunction('getBatteryInfo', () => ({ level: 100, isCharging: true })),
  env: { USER_DATA_PATH: 'wxfile://usr' },
})
