import type { PhoneErrors } from './errors'

type Hook = 'onLaunch' | 'onShow' | 'onHide' | 'onError' | 'onUnhandledRejection' | 'onThemeChange' | 'onPageNotFound'

export interface EnterOptions {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
  readonly referrerInfo: object
}

/** The instance that `App()` made, and its life. */
export class AppInstance {
  private instance: Record<string, unknown> | null = null

  constructor(private readonly errors: PhoneErrors) {}

  define = (definition: object): void => {
    this.instance = { ...definition }
  }

  get = (): object | null => this.instance

  launch(options: EnterOptions): void {
    this.call('onLaunch', options)
    this.call('onShow', options)
  }

  call(hook: Hook, argument?: unknown): void {
    const method = this.instance?.[hook]
    if (typeof method !== 'function') return
    try {
      method.call(this.instance, argument)
    } catch (error) {
      // An onError that throws would otherwise call itself for ever.
      if (hook !== 'onError') this.errors.add(`app.js ${hook}`, error)
    }
  }
}
