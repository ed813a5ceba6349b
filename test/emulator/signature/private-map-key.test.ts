import { verifyPrivateMapKey } from '../../../emulator/src/signature/private-map-key'
import type { RoomName } from '../../../emulator/src/push-url'
import vectors from '../../vectors/signatures.json'
import { APP, privateMapKey, sigJson, userbuf, userSig } from '../support/signing'

const ROOM: RoomName = { kind: 'number', id: 12345 }
const expected = (userId: string, nowSeconds = vectors.timeSeconds) => ({ ...APP, userId, nowSeconds })

test.each(vectors.privateMapKeys)('[EM4] $id is signed as the official signer signs it, and verifies', (vector) => {
  const parts = { userId: vector.userId, room: vector.room.id, bits: vector.bits, expire: vector.expire }
  expect(userbuf(parts).toString('hex')).toBe(vector.userbufHex)
  expect(sigJson({ ...parts, userbuf: userbuf(parts) })['TLS.sig']).toBe(vector.sig)
  expect(verifyPrivateMapKey(privateMapKey(parts), expected(vector.userId), vector.room as RoomName)).toEqual({ bits: vector.bits })
})

const alice = { userId: 'alice', room: 12345 }
const truncated = userSig({ userId: 'alice', userbuf: userbuf(alice).subarray(0, 12) })
const lengthened = userSig({ userId: 'alice', userbuf: Buffer.concat([userbuf(alice), Buffer.from('x')]) })
const otherVersion = userSig({ userId: 'alice', userbuf: Buffer.concat([Buffer.from([7]), userbuf(alice).subarray(1)]) })

test.each([
  ['no key', '', 'privateMapKey is missing'],
  ['a plain UserSig', userSig({ userId: 'alice' }), 'privateMapKey is malformed'],
  ['a short userbuf', truncated, 'privateMapKey is malformed'],
  ['a long userbuf', lengthened, 'privateMapKey is malformed'],
  ['a version that is none', otherVersion, 'privateMapKey is malformed'],
  ['another key', privateMapKey({ ...alice, secretKey: 'another' }), 'privateMapKey is not valid'],
  ['a signature of another user', privateMapKey({ ...alice, userId: 'bob' }), 'privateMapKey is not valid'],
  [
    'a userbuf of another user',
    userSig({ userId: 'alice', userbuf: userbuf({ ...alice, userId: 'bob' }) }),
    'privateMapKey was made for another user',
  ],
  ['another room', privateMapKey({ ...alice, room: 54321 }), 'privateMapKey was made for another room'],
  ['the string room of that name', privateMapKey({ ...alice, room: '12345' }), 'privateMapKey was made for another room'],
  ['a ticket that is over', privateMapKey({ ...alice, expiresAt: vectors.timeSeconds - 1 }), 'privateMapKey expired'],
  [
    'a signature that is over',
    privateMapKey({ ...alice, timeSeconds: vectors.timeSeconds - 500, expire: 300 }),
    'privateMapKey is not valid',
  ],
])('[EM4] %s does not count', (_what, text, why) => {
  expect(verifyPrivateMapKey(text, expected('alice'), ROOM)).toEqual({ why })
})
