/** The TRTC applications that this emulator knows. */

/** An application as its owner registers it. */
export interface AppConfig {
  sdkAppId: number
  /** Signs UserSig and privateMapKey; stays in memory. */
  secretKey: string
  /** "Advanced permission control": everybody needs a privateMapKey. Off unless said. */
  requirePrivateMapKey?: boolean
}

/** Applications by sdkAppId. */
export type Apps = ReadonlyMap<number, AppConfig>

/** Makes the registry; two applications with one id are a mistake. */
export function createApps(configs: readonly AppConfig[]): Apps {
  const apps = new Map(configs.map((config) => [config.sdkAppId, config]))
  if (apps.size < configs.length) throw new Error('Two applications have the same sdkAppId.')
  return apps
}
