/** Functions of `wx` that a client has replaced. */

type WxFunction = (...args: unknown[]) => unknown

interface AsyncOptions {
  readonly success?: (result: unknown) => void
  readonly complete?: (result: unknown) => void
}

/** Functions that return their result; all others answer by callbacks or promise. */
const SYNCHRONOUS =
  /Sync$|^create|^canI|^get(?:WindowInfo|DeviceInfo|AppBaseInfo|SystemSetting|AppAuthorizeSetting|MenuButtonBoundingClientRect)$/

export class WxMocks {
  private readonly originals = new Map<string, unknown>()

  constructor(private readonly wx: Record<string, unknown>) {}

  /** Every call of the method answers with this result. */
  answer(method: string, result: unknown): void {
    this.replace(method, SYNCHRONOUS.test(method) ? () => result : (options) => answerAsync(options, result))
  }

  /** The method is replaced by this function. */
  replace(method: string, by: WxFunction): void {
    if (!this.originals.has(method)) this.originals.set(method, this.wx[method])
    this.wx[method] = by
  }

  restore(method: string): void {
    if (!this.originals.has(method)) return
    this.wx[method] = this.originals.get(method)
    this.originals.delete(method)
  }

  restoreAll(): void {
    for (const method of [...this.originals.keys()]) this.restore(method)
  }
}

function answerAsync(given: unknown, result: unknown): Promise<unknown> | undefined {
  const { success, complete } = (typeof given === 'object' && given !== null ? given : {}) as AsyncOptions
  if (!success && !complete) return Promise.resolve(result)
  queueMicrotask(() => {
    success?.(result)
    complete?.(result)
  })
  return undefined
}
