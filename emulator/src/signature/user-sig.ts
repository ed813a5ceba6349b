/** Checks a UserSig (TLSSigAPIv2). This is the verifying side; nothing here can make one. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import type { SignatureFault } from '../errors'

/** Who a signature has to be for. */
export interface Expected {
  sdkAppId: number
  secretKey: string
  userId: string
  /** Unix seconds. */
  nowSeconds: number
}

/** What a good signature carries besides its owner. */
export interface Verified {
  /** The bytes of `TLS.userbuf`; a privateMapKey has them, a plain UserSig does not. */
  userbuf: Buffer | undefined
}

const MAX_TEXT = 2_048
const MAX_INFLATED_BYTES = 4_096
const DIGEST_BYTES = 32
const ALPHABET = /^[A-Za-z0-9*-]+_{0,2}$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

interface Fields {
  identifier: string
  sdkAppId: number
  time: number
  expire: number
  userbuf: string | undefined
  sig: string
}

/** Answers the verified contents, or the code of the first thing that is wrong. */
export function verifyUserSig(text: string, expected: Expected): Verified | { fault: SignatureFault } {
  const fields = decode(text)
  if (fields === undefined) return { fault: -70003 }
  if (fields.sdkAppId !== expected.sdkAppId) return { fault: -70014 }
  if (fields.identifier !== expected.userId) return { fault: -70013 }
  if (!isSignedWith(fields, expected.secretKey)) return { fault: -70009 }
  if (fields.time + fields.expire < expected.nowSeconds) return { fault: -70001 }
  return { userbuf: fields.userbuf === undefined ? undefined : Buffer.from(fields.userbuf, 'base64') }
}

function decode(text: string): Fields | undefined {
  if (text.length > MAX_TEXT || !ALPHABET.test(text)) return undefined
  const base64 = text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=')
  try {
    // The limit makes a small text that inflates to gigabytes an ordinary malformed one.
    const json = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_INFLATED_BYTES }).toString('utf8')
    return toFields(JSON.parse(json))
  } catch {
    return undefined
  }
}

function toFields(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const of = value as Record<string, unknown>
  const identifier = of['TLS.identifier']
  const sdkAppId = of['TLS.sdkappid']
  const time = of['TLS.time']
  const expire = of['TLS.expire']
  const userbuf = of['TLS.userbuf']
  const sig = of['TLS.sig']
  if (of['TLS.ver'] !== '2.0' || typeof identifier !== 'string') return undefined
  if (!isCount(sdkAppId) || !isCount(time) || !isCount(expire)) return undefined
  if (!isBase64(sig) || (userbuf !== undefined && !isBase64(userbuf))) return undefined
  return { identifier, sdkAppId, time, expire, userbuf, sig }
}

function isSignedWith(fields: Fields, secretKey: string): boolean {
  const lines = [
    `TLS.identifier:${fields.identifier}`,
    `TLS.sdkappid:${fields.sdkAppId}`,
    `TLS.time:${fields.time}`,
    `TLS.expire:${fields.expire}`,
    ...(fields.userbuf === undefined ? [] : [`TLS.userbuf:${fields.userbuf}`]),
  ]
  const digest = createHmac('sha256', secretKey)
    .update(`${lines.join('\n')}\n`)
    .digest()
  const given = Buffer.from(fields.sig, 'base64')
  return given.length === DIGEST_BYTES && timingSafeEqual(given, digest)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isBase64(value: unknown): value is string {
  return typeof value === 'string' && BASE64.test(value)
}
