/** Issues UserSig and privateMapKey with Tencent's official signer. The only place that sees the secret key. */
// By its file: the package's package.json names "main" twice, which strict resolvers refuse to read.
import { Api } from 'tls-sig-api-v2/TLSSigAPIv2.js'
import type { RoomId } from '../../store/protocol/ids'
import type { Settings } from './options'

/** What is asked of the signer. `bits` are permission bits. */
export interface SignatureAsk {
  readonly userId: string
  readonly room: RoomId
  readonly bits: number
}

/** What the signer gives; both texts are secrets. `expiresAt` is the end of the UserSig in Unix milliseconds. */
export interface Signatures {
  readonly userSig: string
  readonly privateMapKey: string
  readonly expiresAt: number
}

export type Signer = (ask: SignatureAsk) => Signatures

/** Makes the signer of one app. */
export function createSigner(settings: Settings): Signer {
  const api = new Api(settings.sdkAppId, settings.secretKey.reveal())
  return ({ userId, room, bits }) => {
    const now = Math.floor(settings.clock.now() / 1000)
    const userSig = issue(now, settings.userSigSeconds, (expire) => api.genUserSig(userId, expire))
    const privateMapKey = issue(now, settings.privateMapKeySeconds, (expire) =>
      room.kind === 'number'
        ? api.genPrivateMapKey(userId, expire, room.id, bits)
        : api.genPrivateMapKeyWithStringRoomID(userId, expire, room.id, bits),
    )
    return { userSig, privateMapKey, expiresAt: (now + settings.userSigSeconds) * 1000 }
  }
}

/**
 * Signs a ticket that ends `seconds` from `now`. No ticket has a negative life: one that has ended already was issued
 * earlier, so that is when it is signed.
 */
function issue(now: number, seconds: number, sign: (expire: number) => string): string {
  const issuedAt = seconds < 0 ? now + 2 * seconds : now
  return atTime(issuedAt * 1000, () => sign(Math.abs(seconds)))
}

// The official signer reads Date.now() and takes no clock. It is synchronous, so nobody else sees the time it is given.
function atTime<T>(timeMs: number, run: () => T): T {
  const machine = Date.now
  Date.now = () => timeMs
  try {
    return run()
  } finally {
    Date.now = machine
  }
}
