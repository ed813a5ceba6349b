import type { FakeNative } from './fake-native'
import type { Outcome } from './fake-tag'

type Callbacks = Readonly<Record<string, unknown>>

export interface FakeReply {
  readonly status: number
  readonly data: unknown
}

export interface FakeWxOptions {
  /** The phone whose tags the contexts drive. */
  readonly native: FakeNative
  /** As WeChat names it. Default `en`. */
  readonly language?: string
  /** Answers `wx.request`. A rejection is a failing network. Default: 404. */
  readonly server?: (request: { readonly url: string; readonly data: unknown; readonly header: Callbacks }) => Promise<FakeReply>
  /** How a component finds its native tag: from what was given to `createLivePlayerContext`, the id of the tag for `native`. */
  readonly findPlayer?: (id: string, component: unknown) => string
}

/** As much of `wx` as the kit uses. */
export function createFakeWx({ native, language = 'en', server, findPlayer = (id) => id }: FakeWxOptions) {
  const context = (id: () => string | undefined) =>
    new Proxy({} as Record<string, (options?: Callbacks) => void>, {
      get:
        (_, method) =>
        (options: Callbacks = {}) => {
          const name = String(method)
          void Promise.resolve().then(() => answer(name, native.call(id(), name, options), options))
        },
    })
  return {
    createLivePusherContext: () => context(() => undefined),
    createLivePlayerContext: (id: string, component?: unknown) => context(() => findPlayer(id, component)),
    getAppBaseInfo: () => ({ language }),
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    request(options: Callbacks & { readonly url: string }) {
      const asked = { url: options.url, data: options['data'], header: (options['header'] ?? {}) as Callbacks }
      const reply = server ? server(asked) : Promise.resolve({ status: 404, data: {} })
      void reply.then(
        ({ status, data }) => call(options['success'], { statusCode: status, data, errMsg: 'request:ok' }),
        (error: unknown) => call(options['fail'], { errMsg: `request:fail ${error instanceof Error ? error.message : ''}` }),
      )
    },
  }
}

/** Native answers `<method>:ok` or `<method>:fail <why>`, never before the method has returned. */
function answer(method: string, outcome: Outcome, options: Callbacks): void {
  const isOk = 'success' in outcome
  const result = isOk ? { errMsg: `${method}:ok`, ...outcome.success } : { errMsg: `${method}:fail ${outcome.fail}` }
  call(isOk ? options['success'] : options['fail'], result)
  call(options['complete'], result)
}

function call(callback: unknown, result: object): void {
  if (typeof callback === 'function') callback(result)
}
