import { toSettings } from '../../server/src/options'
import { createSigner, type Signer } from '../../server/src/signer'
import type { RoomId } from '../../store/protocol/ids'
import vectors from '../vectors/signatures.json'
import { readUserbuf, verifySignature } from './verify-signature'

const APP = { sdkAppId: vectors.sdkAppId, secretKey: vectors.secretKey }
const NOW_MS = vectors.timeSeconds * 1000

function signer(userSigSeconds: number, privateMapKeySeconds: number): Signer {
  return createSigner(toSettings({ app: APP, userSigSeconds, privateMapKeySeconds, clock: { now: () => NOW_MS } }))
}

it.each(vectors.userSigs)('[SV30] $id: the UserSig of $userId for $expire s', ({ userId, expire, sig }) => {
  const { userSig } = signer(expire, 300)({ userId, room: { kind: 'number', id: 1 }, bits: 255 })
  expect(verifySignature(userSig, APP.secretKey).sig).toBe(sig)
})

it.each(vectors.privateMapKeys)('[SV31] $id: the privateMapKey of $userId', ({ userId, room, bits, expire, sig, userbufHex }) => {
  const { privateMapKey } = signer(7200, expire)({ userId, room: room as RoomId, bits })
  const claims = verifySignature(privateMapKey, APP.secretKey)
  expect(claims.userbuf?.toString('hex')).toBe(userbufHex)
  expect(claims.sig).toBe(sig)
})

it('[SV33] a ticket of a negative life was issued earlier and has ended', () => {
  const { userSig, privateMapKey, expiresAt } = signer(-60, -30)({ userId: 'alice', room: { kind: 'number', id: 1 }, bits: 255 })
  expect(expiresAt).toBe(NOW_MS - 60_000)
  expect(verifySignature(userSig, APP.secretKey)).toMatchObject({
    startSeconds: vectors.timeSeconds - 120,
    endSeconds: vectors.timeSeconds - 60,
  })
  const key = verifySignature(privateMapKey, APP.secretKey)
  expect(key).toMatchObject({ startSeconds: vectors.timeSeconds - 60, endSeconds: vectors.timeSeconds - 30 })
  expect(readUserbuf(key.userbuf ?? Buffer.alloc(0)).endSeconds).toBe(vectors.timeSeconds - 30)
})

it('[SV33] the clock of the machine is as it was, also after a signature that failed', () => {
  const machine = Date.now
  const sign = signer(7200, 300)
  sign({ userId: 'alice', room: { kind: 'number', id: 1 }, bits: 255 })
  const unnamed = undefined as unknown as string
  expect(() => sign({ userId: unnamed, room: { kind: 'number', id: 1 }, bits: 255 })).toThrow()
  expect(Date.now).toBe(machine)
})

it('the verifier of these tests refuses another key', () => {
  const { userSig } = signer(7200, 300)({ userId: 'alice', room: { kind: 'number', id: 1 }, bits: 255 })
  expect(() => verifySignature(userSig, `${APP.secretKey}0`)).toThrow('HMAC')
})
