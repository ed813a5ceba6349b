import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { ProxyAnswer, ProxyRequest } from '../shared/bundle'
import { isLoopback } from './loopback'

/** Bounds of one proxied request. */
export const PROXY_LIMITS = { bodyBytes: 10 << 20, timeoutMs: 60_000, redirects: 5 } as const

/** Set by the connection, not by the page. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'origin', 'upgrade', 'expect'])

const refuse = (message: string): ProxyAnswer => ({ ok: false, message })

/** Performs a phone's `wx.request`. Hosts other than this machine are refused, redirects to them too. */
export async function proxyRequest(wanted: ProxyRequest, redirectsLeft: number = PROXY_LIMITS.redirects): Promise<ProxyAnswer> {
  const url = parseUrl(wanted.url)
  if (!url) return refuse(`invalid url "${wanted.url}"`)
  if (!isLoopback(url.hostname))
    return refuse(`${url.origin}${url.pathname} is not on this machine: the simulator sends no request beyond loopback`)
  try {
    const answer = await send(url, wanted)
    const location = answer.ok && answer.statusCode >= 300 && answer.statusCode < 400 ? answer.header['location'] : undefined
    if (location === undefined || redirectsLeft === 0) return answer
    return await proxyRequest({ ...wanted, ...redirected(wanted, answer), url: new URL(location, url).href }, redirectsLeft - 1)
  } catch (error) {
    return refuse((error as Error).message)
  }
}

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined
}

/** 307 and 308 keep method and body, the others become a GET, as browsers do. */
function redirected(wanted: ProxyRequest, answer: ProxyAnswer): Partial<ProxyRequest> {
  const keeps = answer.ok && (answer.statusCode === 307 || answer.statusCode === 308)
  return keeps || wanted.method === 'HEAD' ? {} : { method: 'GET', body: '' }
}

function send(url: URL, wanted: ProxyRequest): Promise<ProxyAnswer> {
  const body = Buffer.from(wanted.body ?? '', 'base64')
  const headers: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(wanted.header)) if (!OWN_HEADERS.has(name.toLowerCase())) headers[name] = value
  if (body.length > 0) headers['content-length'] = body.length
  const timeout = Math.min(wanted.timeoutMs, PROXY_LIMITS.timeoutMs)
  const options: RequestOptions = { method: wanted.method, headers, signal: AbortSignal.timeout(timeout), agent: false }
  // "localhost" is whatever the hosts file says; it is taken to be this machine.
  if (url.hostname === 'localhost')
    options.lookup = (_host, lookup, done) => (lookup.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4))
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      options,
      (incoming) => void readAnswer(incoming).then(resolve, reject),
    )
    outgoing.on('error', (error) => reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? new Error('timeout') : error))
    outgoing.end(body)
  })
}

async function readAnswer(incoming: IncomingMessage): Promise<ProxyAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > PROXY_LIMITS.bodyBytes) throw new Error(`the answer is larger than ${PROXY_LIMITS.bodyBytes} bytes`)
    chunks.push(chunk)
  }
  const header: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) header[name] = Array.isArray(value) ? value.join(', ') : value
  const cookies = incoming.headers['set-cookie'] ?? []
  return { ok: true, statusCode: incoming.statusCode ?? 0, header, cookies, body: Buffer.concat(chunks).toString('base64') }
}
