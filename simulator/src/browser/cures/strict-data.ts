import { ComponentCaller } from '../host/engine'

/** WeChat's bounds on one `setData`, in bytes of JSON. */
export const DATA_LIMITS = { refused: 1024 * 1024, large: 256 * 1024 } as const

export interface DataRemarks {
  /** Data that is not set. */
  refuse(message: string): void
  /** Data that is set, but not as the code says. */
  warn(message: string): void
}

interface Copy {
  readonly data: Record<string, unknown>
  readonly bytes: number
}

const join = (path: string, key: string, inArray: boolean): string => (inArray ? `${path}[${key}]` : `${path}.${key}`)

/** JSON turns what it cannot say into nothing; this says where. */
function findLosses(path: string, value: unknown, lost: (path: string, what: string) => void, above: readonly unknown[] = []): void {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return lost(path, typeof value)
  if (typeof value !== 'object' || value === null || above.includes(value)) return
  if (value instanceof Map || value instanceof Set) return lost(path, value.constructor.name)
  const inArray = Array.isArray(value)
  for (const [key, item] of Object.entries(value)) findLosses(join(path, key, inArray), item, lost, [...above, value])
}

/** What arrives at the view when `data` is set: a JSON copy, without what WeChat refuses. */
export function copyData(where: string, data: Record<string, unknown>, remarks: DataRemarks): Copy {
  const copied: Record<string, unknown> = {}
  let bytes = 0
  for (const [path, value] of Object.entries(data)) {
    if (value === undefined) {
      remarks.refuse(`${where}: setData: "${path}" is undefined, which WeChat refuses; use null`)
      continue
    }
    findLosses(path, value, (at, what) => remarks.warn(`${where}: setData: "${at}" is ${what} and does not reach the view`))
    try {
      const text = JSON.stringify(value) as string | undefined
      if (text === undefined) continue
      bytes += text.length
      copied[path] = JSON.parse(text)
    } catch (error) {
      remarks.refuse(`${where}: setData: "${path}" cannot be copied: ${(error as Error).message}`)
    }
  }
  return { data: copied, bytes }
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`

/** Makes `setData` of pages and components behave as on a phone. */
export function makeDataStrict(remarks: DataRemarks): void {
  const setData = ComponentCaller.prototype.setData as (this: unknown, data: object, then?: () => void) => void
  ComponentCaller.prototype.setData = function (this: { is: string }, data: Record<string, unknown>, then?: () => void) {
    const copy = copyData(this.is, data ?? {}, remarks)
    if (copy.bytes > DATA_LIMITS.refused)
      return remarks.refuse(`${this.is}: setData of ${kilobytes(copy.bytes)} is over the limit of 1024 KB`)
    if (copy.bytes > DATA_LIMITS.large)
      remarks.warn(`${this.is}: setData of ${kilobytes(copy.bytes)} is slow on a phone; keep it below 256 KB`)
    return setData.call(this, copy.data, then)
  } as never
}
