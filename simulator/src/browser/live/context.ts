/** How a method of a context answers: through `success`, `fail` and `complete`, each told once, never before the call returned. */

/** What a method was called with. */
export interface ContextOptions {
  readonly success?: (result: object) => void
  readonly fail?: (error: { readonly errMsg: string }) => void
  readonly complete?: (result: object) => void
  readonly [name: string]: unknown
}

/** What a method does; the object it resolves with becomes part of the answer. */
export type ContextMethod = (options: ContextOptions) => Promise<object | void>

/** Builds a context object from its methods. */
export function createContext(methods: Readonly<Record<string, ContextMethod>>): object {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (options: ContextOptions | undefined): void => {
        void answer(name, method, isOptions(options) ? options : {})
      },
    ]),
  )
}

/** Methods that native has and this simulator has not: they fail, and the developer is told. */
export function missingMethods(
  context: string,
  names: readonly string[],
  warnOnce: (message: string) => void,
): Record<string, ContextMethod> {
  const missing = (name: string): ContextMethod => {
    return async () => {
      warnOnce(`${context}.${name} is not simulated`)
      throw new Error('not simulated')
    }
  }
  return Object.fromEntries(names.map((name) => [name, missing(name)]))
}

async function answer(name: string, method: ContextMethod, options: ContextOptions): Promise<void> {
  const { ok, result } = await outcome(name, method, options)
  // Outside of the try: what an app's own callback throws is the app's fault, and no reason to call `fail`.
  if (ok) options.success?.(result)
  else options.fail?.(result)
  options.complete?.(result)
}

async function outcome(name: string, method: ContextMethod, options: ContextOptions): Promise<{ ok: boolean; result: { errMsg: string } }> {
  try {
    return { ok: true, result: { errMsg: `${name}:ok`, ...((await method(options)) ?? {}) } }
  } catch (error) {
    return { ok: false, result: { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` } }
  }
}

function isOptions(value: unknown): value is ContextOptions {
  return typeof value === 'object' && value !== null
}
