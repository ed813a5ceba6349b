import type { ProxyAnswer, ProxyRequest } from '../../shared/bundle'
import { wxFunction, type Callbacks } from './call'
import type { WxPart } from './host'

interface RequestOptions extends Callbacks {
  readonly url: string
  readonly method?: string
  readonly data?: unknown
  readonly header?: Readonly<Record<string, unknown>>
  readonly timeout?: number
  readonly dataType?: string
  readonly responseType?: 'text' | 'arraybuffer'
}

const DEFAULT_TIMEOUT_MS = 60_000

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

const toQuery = (data: object): string =>
  Object.entries(data)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value))}`,
    )
    .join('&')

const hasBody = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** The request as it goes out: WeChat puts data into the query or the body, by method and content type. */
export function toProxyRequest(options: RequestOptions): ProxyRequest {
  const method = (options.method ?? 'GET').toUpperCase()
  const header: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(options.header ?? {})) header[name.toLowerCase()] = String(value)
  const timeoutMs = options.timeout ?? DEFAULT_TIMEOUT_MS
  const { data, url } = options
  if (data === undefined || data === null) return { url, method, header, timeoutMs }
  if (!hasBody(method)) {
    const query = typeof data === 'object' ? toQuery(data) : ''
    return { url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url, method, header, timeoutMs }
  }
  return { url, method, header, timeoutMs, body: toBase64(bodyBytes(data, header['content-type'] ?? '')) }
}

function bodyBytes(data: unknown, contentType: string): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  const isForm = contentType.includes('x-www-form-urlencoded')
  const text = typeof data === 'string' ? data : isForm ? toQuery(data as object) : JSON.stringify(data)
  return new TextEncoder().encode(text)
}

function readBody(body: string, { dataType = 'json', responseType }: RequestOptions): unknown {
  const bytes = fromBase64(body)
  if (responseType === 'arraybuffer') return bytes.buffer
  const text = new TextDecoder().decode(bytes)
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function perform(options: RequestOptions, signal: AbortSignal): Promise<Record<string, unknown>> {
  if (typeof options.url !== 'string' || options.url === '') throw new Error('parameter error: parameter.url should be String')
  const response = await fetch('/__wx/request', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(toProxyRequest(options)),
    signal,
  })
  const answer = (await response.json()) as ProxyAnswer | { message?: string }
  if (!('ok' in answer)) throw new Error(answer.message ?? `invalid request (${response.status})`)
  if (!answer.ok) throw new Error(answer.message)
  return { data: readBody(answer.body, options), statusCode: answer.statusCode, header: answer.header, cookies: answer.cookies }
}

/** `wx.request`, done by the Node side so that no cross-origin rule of browsers applies, and never beyond this machine. */
export function requestPart(): WxPart {
  return {
    request: (options: RequestOptions) => {
      const abort = new AbortController()
      const heard = new Set<(result: object) => void>()
      const run = async (): Promise<Record<string, unknown>> => {
        const result = await perform(options, abort.signal).catch((error: unknown) =>
          Promise.reject(abort.signal.aborted ? new Error('abort') : error),
        )
        for (const listener of heard) listener({ header: result.header, statusCode: result.statusCode, cookies: result.cookies })
        return result
      }
      const promise = wxFunction<RequestOptions>('request', run)(options)
      const task = {
        abort: () => abort.abort(),
        onHeadersReceived: (listener: (result: object) => void) => void heard.add(listener),
        offHeadersReceived: (listener: (result: object) => void) => void heard.delete(listener),
        onChunkReceived: () => undefined,
        offChunkReceived: () => undefined,
      }
      // With the promise style, WeChat's task is a promise too.
      return promise ? Object.assign(promise, task) : task
    },
  }
}
