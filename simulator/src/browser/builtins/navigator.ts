import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

/** Opens a page by way of `wx`; `open` says how it went. */
export type Navigate = (
  kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack',
  options: { url?: string; delta?: number },
) => Promise<unknown>

const KINDS = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  reLaunch: 'reLaunch',
  switchTab: 'switchTab',
  navigateBack: 'navigateBack',
} as const

function createNavigator({ get, emit }: BuiltinHost, navigate: Navigate): Builtin {
  return {
    activate() {
      const kind = KINDS[get<keyof typeof KINDS>('openType')]
      if (kind === undefined) return
      navigate(kind, kind === 'navigateBack' ? { delta: get('delta') } : { url: get('url') })
        .then(() => emit('success'))
        .catch((error: unknown) => emit('fail', error))
        .finally(() => emit('complete'))
    },
  }
}

export const createNavigatorSpec = (navigate: Navigate): BuiltinSpec => ({
  tag: 'navigator',
  properties: {
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    target: String,
    appId: String,
    path: String,
    extraData: null,
    version: String,
    shortLink: String,
  },
  create: (host) => createNavigator(host, navigate),
})
