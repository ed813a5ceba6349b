/** What a name looks like that stands for a function of `wx`. */
const FUNCTION_NAME = /^[a-z]+[A-Z]\w*$/

/** Asked for by tools and language, never by a mini-program that means WeChat. */
const IGNORED = new Set(['then', 'toJSON', '$$typeof', 'cloud', 'qy', 'constructor', 'prototype', 'nodeType', 'asymmetricMatch'])

/**
 * `wx` as the mini-program gets it. A function that is not simulated is remembered, said in the log,
 * and fails as WeChat's functions do: callbacks or promise when asynchronous, an error when it
 * would have had to return something.
 */
export function reportMissing(wx: Record<string, unknown>, missed: (name: string) => void): Record<string, unknown> {
  return new Proxy(wx, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || IGNORED.has(name)) return Reflect.get(target, name) as unknown
      missed(name)
      return FUNCTION_NAME.test(name) ? failing(name) : undefined
    },
  })
}

function failing(name: string): (options?: { fail?(error: object): void; complete?(error: object): void }) => unknown {
  const error = { errMsg: `${name}:fail not simulated` }
  if (/Sync$|^create|^get\w+(?:Manager|Context)$/.test(name)) {
    return () => {
      throw new Error(error.errMsg)
    }
  }
  if (/^(?:on|off)[A-Z]/.test(name)) return () => undefined
  return (options) => {
    if (typeof options !== 'object' || (!options.fail && !options.complete && !('success' in options))) return Promise.reject(error)
    queueMicrotask(() => {
      options.fail?.(error)
      options.complete?.(error)
    })
    return undefined
  }
}
