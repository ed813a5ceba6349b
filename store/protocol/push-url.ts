import type { RoomId } from './ids'
import type { Scene } from './scene'
import type { Secret } from './secret'

/** What `<live-pusher>` needs to enter a room. */
export interface PushParams {
  readonly sdkAppId: number
  readonly room: RoomId
  readonly userId: string
  readonly userSig: Secret
  /** Room ticket; needed when the app has advanced permission control on. */
  readonly privateMapKey?: Secret | undefined
  /** Default `videocall`. */
  readonly scene?: Scene | undefined
  /** Also encode the small stream. Default false. */
  readonly smallStream?: boolean | undefined
  /** Name of my main stream on the CDN. */
  readonly streamId?: string | undefined
  /** Tag that comes back in recording callbacks. */
  readonly recordId?: string | undefined
  /** What is pulled by itself: 1 audio and video, 2 audio, 3 video, 4 nothing. Default 1. */
  readonly receiveMode?: 1 | 2 | 3 | 4 | undefined
}

const BASE = 'room://cloud.tencent.com/rtc'

/** Usage-statistics id of the caller; 1 is the plain tag. */
const COMPONENT = 1

/**
 * The push URL of `<live-pusher>`, with the keys and the order in which the published SDKs write them.
 * Every value is percent-encoded: for ids of our grammar that changes nothing, and nothing else can break out of its place.
 */
export function toPushUrl(p: PushParams): string {
  const query: readonly (readonly [string, string | number])[] = [
    ['sdkappid', p.sdkAppId],
    [p.room.kind === 'number' ? 'roomid' : 'strroomid', p.room.id],
    ['userid', p.userId],
    ['usersig', p.userSig.reveal()],
    ['appscene', p.scene ?? 'videocall'],
    ['encsmall', p.smallStream ? 1 : 0],
    ['cloudenv', 'PRO'],
    ['enableBlackStream', ''],
    ['streamid', p.streamId ?? ''],
    ['userdefinerecordid', p.recordId ?? ''],
    ['privatemapkey', p.privateMapKey ? p.privateMapKey.reveal() : ''],
    ['pureaudiomode', ''],
    ['recvmode', p.receiveMode ?? 1],
    ['enableinfiniteanchor', 0],
    ['component', COMPONENT],
  ]
  return `${BASE}?${query.map(([key, value]) => `${key}=${encodeValue(String(value))}`).join('&')}`
}

/** Signatures use `*`, which a native parser may not decode: it stays as it is, as in the published SDKs. */
function encodeValue(value: string): string {
  return encodeURIComponent(value).replace(/%2A/g, '*')
}
