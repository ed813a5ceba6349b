/** How `wx` functions answer: by callbacks when any is given, by promise otherwise. */

export interface Callbacks {
  success?(result: object): void
  fail?(error: object): void
  complete?(result: object): void
}

/** A failure that has more to say than a text. */
export class WxFailure extends Error {
  constructor(
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

export type WxFunction = (options?: object) => Promise<object> | undefined

const failureOf = (name: string, error: unknown): object => ({
  errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}`,
  ...(error instanceof WxFailure ? error.extra : {}),
})

/**
 * Makes an asynchronous `wx` function out of `run`. What `run` returns is the result; what it
 * throws becomes `errMsg: '<name>:fail …'`.
 */
export function wxFunction<Options extends object>(
  name: string,
  run: (options: Options) => object | void | Promise<object | void>,
): WxFunction {
  return (given = {}) => {
    const options = given as Options & Callbacks
    const { success, fail, complete } = options
    const outcome = Promise.resolve()
      .then(() => run(options))
      .then((result): object => ({ errMsg: `${name}:ok`, ...result }))
    if (!success && !fail && !complete) return outcome.catch((error: unknown) => Promise.reject(failureOf(name, error)))
    void outcome.then(
      (result) => finish(success, complete, result),
      (error: unknown) => finish(fail, complete, failureOf(name, error)),
    )
    return undefined
  }
}

/** A callback that throws must not keep the other one from being called; its error surfaces by itself. */
function finish(first: ((result: object) => void) | undefined, complete: ((result: object) => void) | undefined, result: object): void {
  for (const callback of [first, complete]) if (callback) queueMicrotask(() => callback(result))
}
