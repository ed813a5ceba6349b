/** Signs as an app's server would, at any time a test names. The verifying side is under test; this one is written apart from it. */
import { createHmac } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import vectors from '../../vectors/signatures.json'

/** The made-up application of all emulator tests. */
export const APP = { sdkAppId: vectors.sdkAppId, secretKey: vectors.secretKey }

/** When the tests' clocks start: the time of the vectors. */
export const START_MS = vectors.timeSeconds * 1_000

export interface SigParts {
  userId: string
  sdkAppId?: number
  secretKey?: string
  timeSeconds?: number
  expire?: number
  userbuf?: Buffer
}

/** The signed JSON of a UserSig. */
export function sigJson(parts: SigParts): Record<string, unknown> {
  const { userId, sdkAppId = APP.sdkAppId, secretKey = APP.secretKey, timeSeconds = vectors.timeSeconds, expire = 86_400, userbuf } = parts
  const base64 = userbuf?.toString('base64')
  const text =
    `TLS.identifier:${userId}\nTLS.sdkappid:${sdkAppId}\nTLS.time:${timeSeconds}\nTLS.expire:${expire}\n` +
    (base64 === undefined ? '' : `TLS.userbuf:${base64}\n`)
  return {
    'TLS.ver': '2.0',
    'TLS.identifier': userId,
    'TLS.sdkappid': sdkAppId,
    'TLS.time': timeSeconds,
    'TLS.expire': expire,
    ...(base64 === undefined ? {} : { 'TLS.userbuf': base64 }),
    'TLS.sig': createHmac('sha256', secretKey).update(text).digest('base64'),
  }
}

/** Packs the JSON as it travels. */
export function pack(json: unknown): string {
  const base64 = deflateSync(Buffer.from(JSON.stringify(json))).toString('base64')
  return base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_')
}

export const userSig = (parts: SigParts): string => pack(sigJson(parts))

export interface TicketParts extends SigParts {
  room: number | string
  bits?: number
  /** Absolute, in seconds; by default `expire` after the signing. */
  expiresAt?: number
}

/** The bytes that a privateMapKey signs. */
export function userbuf(parts: TicketParts): Buffer {
  const { userId, room, bits = 255, sdkAppId = APP.sdkAppId, timeSeconds = vectors.timeSeconds, expire = 86_400 } = parts
  const numbers = Buffer.alloc(20)
  numbers.writeUInt32BE(sdkAppId, 0)
  numbers.writeUInt32BE(typeof room === 'number' ? room : 0, 4)
  numbers.writeUInt32BE(parts.expiresAt ?? timeSeconds + expire, 8)
  numbers.writeUInt32BE(bits, 12)
  const head = Buffer.from([typeof room === 'number' ? 0 : 1])
  return Buffer.concat([head, counted(userId), numbers, ...(typeof room === 'string' ? [counted(room)] : [])])
}

export const privateMapKey = (parts: TicketParts): string => userSig({ ...parts, userbuf: userbuf(parts) })

function counted(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
