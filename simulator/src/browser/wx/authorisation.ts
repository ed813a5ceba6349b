import { wxFunction, WxFailure } from './call'
import type { WxHost, WxPart } from './host'

const NAMES = {
  'scope.camera': 'Camera',
  'scope.record': 'Microphone',
  'scope.writePhotosAlbum': 'Photos',
  'scope.userLocation': 'Location',
}

/** What the user allowed, and the page where that can be changed. */
export const authorisationPart = ({ permissions, dialogs, config, enter, phone }: WxHost): WxPart => ({
  authorize: wxFunction<{ scope: string }>('authorize', ({ scope }) => {
    if (!permissions.ask(scope)) throw new WxFailure('auth deny', { errno: 103 })
  }),
  getSetting: wxFunction('getSetting', () => ({ authSetting: permissions.settings(), subscriptionsSetting: {} })),
  openSetting: wxFunction('openSetting', async () => {
    await dialogs.settings(permissions.settings(), NAMES, (scope, allowed) => permissions.set(scope, allowed))
    return { authSetting: permissions.settings(), subscriptionsSetting: {} }
  }),
  openAppAuthorizeSetting: wxFunction('openAppAuthorizeSetting', () => undefined),
  requirePrivacyAuthorize: wxFunction('requirePrivacyAuthorize', () => undefined),
  getPrivacySetting: wxFunction('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
  login: wxFunction('login', () => ({ code: `simulated-${phone}-${crypto.randomUUID()}` })),
  checkSession: wxFunction('checkSession', () => undefined),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
  getExtConfigSync: () => structuredClone(config.ext),
  getExtConfig: wxFunction('getExtConfig', () => ({ extConfig: structuredClone(config.ext) })),
  getLaunchOptionsSync: () => enter,
  getEnterOptionsSync: () => enter,
  getUpdateManager: () => ({
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
})
