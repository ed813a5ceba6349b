import { wxFunction } from './call'
import type { WxPart } from './host'

/** WeChat's bound on all of a mini-program's storage, and on one value. */
const LIMIT_KB = { all: 10 * 1024, one: 1024 } as const

interface Keyed {
  readonly key: string
  readonly data?: unknown
}

const kilobytes = (text: string): number => Math.ceil(text.length / 1024)

/** Storage of one phone. Phones share the browser's storage, so every key carries the phone's number. */
export class PhoneStorage {
  private readonly prefix: string

  constructor(
    phone: number,
    private readonly store: Storage = localStorage,
  ) {
    this.prefix = `phone-${phone}:`
  }

  set(key: string, value: unknown): void {
    if (typeof key !== 'string' || key === '') throw new Error('parameter error: parameter.key should be String')
    // undefined has no JSON; WeChat gives an empty string back.
    const text = JSON.stringify({ value }) as string
    if (kilobytes(text) > LIMIT_KB.one) throw new Error(`exceed storage item max length ${LIMIT_KB.one} KB`)
    if (this.sizeKb() + kilobytes(text) > LIMIT_KB.all) throw new Error(`exceed storage max size ${LIMIT_KB.all} KB`)
    this.store.setItem(this.prefix + key, text)
  }

  has(key: string): boolean {
    return this.store.getItem(this.prefix + key) !== null
  }

  get(key: string): unknown {
    const text = this.store.getItem(this.prefix + key)
    return text === null ? '' : ((JSON.parse(text) as { value?: unknown }).value ?? '')
  }

  remove(key: string): void {
    this.store.removeItem(this.prefix + key)
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }

  keys(): string[] {
    return Object.keys(this.store)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys(), currentSize: this.sizeKb(), limitSize: LIMIT_KB.all }
  }

  private sizeKb(): number {
    return this.keys().reduce((sum, key) => sum + kilobytes(this.store.getItem(this.prefix + key) ?? ''), 0)
  }
}

/** `wx.setStorage` and its kin. */
export function storagePart(storage: PhoneStorage): WxPart {
  const read = ({ key }: Keyed): object => {
    if (!storage.has(key)) throw new Error('data not found')
    return { data: storage.get(key) }
  }
  return {
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    getStorageSync: (key: string) => storage.get(key),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => storage.info(),
    setStorage: wxFunction<Keyed>('setStorage', ({ key, data }) => storage.set(key, data)),
    getStorage: wxFunction('getStorage', read),
    removeStorage: wxFunction<Keyed>('removeStorage', ({ key }) => storage.remove(key)),
    clearStorage: wxFunction('clearStorage', () => storage.clear()),
    getStorageInfo: wxFunction('getStorageInfo', () => storage.info()),
  }
}
