import { deflateSync } from 'node:zlib'
import { verifyUserSig } from '../../../emulator/src/signature/user-sig'
import vectors from '../../vectors/signatures.json'
import { APP, pack, sigJson, userSig } from '../support/signing'

const V2_TEXT =
  'eJyrVgrxCdYrSy1SslIy0jNQ0gHzM1NS80oy0zLBwqXFqUXxRrpJULnilOzEgoLMFCUrQxMDCDCEyJRk5qYqWRmaQ0UNIKKpFQWZRalKVmYGJhYwseLMdCUrpbIcx9Qq04Awt*Ri7yBT5yIXbbNIF5P0AO*KYL-8FL-EpEQjc4uixMqqKAtbpVoARQQxlQ__'

const expected = (userId: string, nowSeconds = vectors.timeSeconds) => ({ ...APP, userId, nowSeconds })

test.each(vectors.userSigs)('[EM3] $id is signed as the official signer signs it, and verifies', ({ userId, expire, sig }) => {
  expect(sigJson({ userId, expire })['TLS.sig']).toBe(sig)
  expect(verifyUserSig(userSig({ userId, expire }), expected(userId))).toEqual({ userbuf: undefined })
})

test('[EM3] a text of the official signer verifies', () => {
  expect(verifyUserSig(V2_TEXT, expected('user_2-b'))).toEqual({ userbuf: undefined })
})

test('[EM3] a signature holds up to its last second', () => {
  const text = userSig({ userId: 'alice', expire: 300 })
  expect(verifyUserSig(text, expected('alice', vectors.timeSeconds + 300))).toEqual({ userbuf: undefined })
  expect(verifyUserSig(text, expected('alice', vectors.timeSeconds + 301))).toEqual({ fault: -70001 })
})

test('[EM3] another key is -70009', () => {
  expect(verifyUserSig(userSig({ userId: 'alice', secretKey: 'another' }), expected('alice'))).toEqual({ fault: -70009 })
})

test('[EM3] a changed lifetime is -70009', () => {
  const forged = pack({ ...sigJson({ userId: 'alice' }), 'TLS.expire': 999_999_999 })
  expect(verifyUserSig(forged, expected('alice'))).toEqual({ fault: -70009 })
})

test('[EM3] a signature of another length is -70009', () => {
  expect(verifyUserSig(pack({ ...sigJson({ userId: 'alice' }), 'TLS.sig': 'QUJD' }), expected('alice'))).toEqual({ fault: -70009 })
})

test('[EM3] another user is -70013, another app -70014', () => {
  expect(verifyUserSig(userSig({ userId: 'alice' }), expected('bob'))).toEqual({ fault: -70013 })
  expect(verifyUserSig(userSig({ userId: 'alice', sdkAppId: 1400000002 }), expected('alice'))).toEqual({ fault: -70014 })
})

test.each([
  ['empty', ''],
  ['outside the alphabet', `${userSig({ userId: 'alice' })}=`],
  ['truncated', userSig({ userId: 'alice' }).slice(0, 40)],
  ['no zlib', 'QUJDREVG'],
  ['no JSON', packText('hello')],
  ['null', packText('null')],
  ['another version', pack({ ...sigJson({ userId: 'alice' }), 'TLS.ver': '1.0' })],
  ['a time that is no number', pack({ ...sigJson({ userId: 'alice' }), 'TLS.time': '1700000000' })],
  ['a negative lifetime', pack({ ...sigJson({ userId: 'alice' }), 'TLS.expire': -1 })],
  ['no signature', pack({ ...sigJson({ userId: 'alice' }), 'TLS.sig': undefined })],
  ['a userbuf that is no base64', pack({ ...sigJson({ userId: 'alice' }), 'TLS.userbuf': '!' })],
  ['larger than it looks', packText(JSON.stringify({ ...sigJson({ userId: 'alice' }), more: 'x'.repeat(1_000_000) }))],
])('[EM3] %s is -70003', (_what, text) => {
  expect(verifyUserSig(text, expected('alice'))).toEqual({ fault: -70003 })
})

function packText(text: string): string {
  return deflateSync(Buffer.from(text)).toString('base64').replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_')
}
