type Listener = (value: unknown) => void

/** The events that `wx.on…` listens to. */
export const WX_EVENTS = [
  'AppShow',
  'AppHide',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'NetworkStatusChange',
  'ThemeChange',
  'WindowResize',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'KeyboardHeightChange',
  'MemoryWarning',
  'UserCaptureScreen',
  'AppRoute',
  'AppRouteDone',
  'NeedPrivacyAuthorization',
] as const

export type WxEventName = (typeof WX_EVENTS)[number]

/** Listeners of `wx.on…`, and the functions themselves. */
export class WxEvents {
  private readonly listeners = new Map<WxEventName, Set<Listener>>()

  constructor(private readonly failed: (where: string, error: unknown) => void) {}

  emit(name: WxEventName, value: unknown = {}): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) {
      try {
        listener(value)
      } catch (error) {
        // An onError listener that throws would be told of its own error for ever.
        if (name !== 'Error') this.failed(`wx.on${name}`, error)
      }
    }
  }

  functions(): Record<string, unknown> {
    const functions: Record<string, unknown> = {}
    for (const name of WX_EVENTS) {
      const known = new Set<Listener>()
      this.listeners.set(name, known)
      functions[`on${name}`] = (listener: Listener) => void (typeof listener === 'function' && known.add(listener))
      functions[`off${name}`] = (listener?: Listener) => void (listener ? known.delete(listener) : known.clear())
    }
    return functions
  }
}
