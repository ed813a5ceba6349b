/** A second reading of TLSSigAPIv2, made from its description and not from the signer: what TRTC's side would check. */
import { createHmac } from 'node:crypto'
import { inflateSync } from 'node:zlib'

/** A signature's claims, after its HMAC was found to be right. */
export interface Claims {
  readonly userId: string
  readonly sdkAppId: number
  readonly startSeconds: number
  readonly endSeconds: number
  readonly sig: string
  readonly userbuf: Buffer | undefined
}

/** The claims of a userbuf. */
export interface Permission {
  readonly userId: string
  readonly sdkAppId: number
  readonly room: { readonly kind: 'number' | 'string'; readonly id: number | string }
  readonly endSeconds: number
  readonly bits: number
}

/** Decodes `text` and recomputes its HMAC with `secretKey`; throws when it does not fit. */
export function verifySignature(text: string, secretKey: string): Claims {
  const base64 = text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=')
  const json = JSON.parse(inflateSync(Buffer.from(base64, 'base64')).toString('utf8')) as Record<string, string | number>
  const lines = ['identifier', 'sdkappid', 'time', 'expire', 'userbuf'].filter((key) => `TLS.${key}` in json)
  const signed = lines.map((key) => `TLS.${key}:${json[`TLS.${key}`]}\n`).join('')
  const expected = createHmac('sha256', secretKey).update(signed, 'utf8').digest('base64')
  if (json['TLS.sig'] !== expected) throw new Error('the HMAC does not fit')
  if (json['TLS.ver'] !== '2.0') throw new Error('not version 2.0')
  const userbuf = json['TLS.userbuf']
  return {
    userId: String(json['TLS.identifier']),
    sdkAppId: Number(json['TLS.sdkappid']),
    startSeconds: Number(json['TLS.time']),
    endSeconds: Number(json['TLS.time']) + Number(json['TLS.expire']),
    sig: expected,
    userbuf: userbuf === undefined ? undefined : Buffer.from(String(userbuf), 'base64'),
  }
}

/** Reads a userbuf: big-endian, version 0 for numeric rooms and 1 for string rooms. */
export function readUserbuf(buffer: Buffer): Permission {
  const userLength = buffer.readUInt16BE(1)
  const rest = buffer.subarray(3 + userLength)
  const isString = buffer.readUInt8(0) === 1
  const room = isString
    ? { kind: 'string' as const, id: rest.subarray(22, 22 + rest.readUInt16BE(20)).toString('latin1') }
    : { kind: 'number' as const, id: rest.readUInt32BE(4) }
  return {
    userId: buffer.subarray(3, 3 + userLength).toString('latin1'),
    sdkAppId: rest.readUInt32BE(0),
    room,
    endSeconds: rest.readUInt32BE(8),
    bits: rest.readUInt32BE(12),
  }
}
