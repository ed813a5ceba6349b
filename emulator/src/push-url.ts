/** Reads the push URL the way the cloud has to: from any client, in any order of keys. */
import { refusal, type Refusal } from './errors'

/** A room's name. Number 123 and string "123" are two rooms. */
export type RoomName = { kind: 'number'; id: number } | { kind: 'string'; id: string }

/** What kind of room a scene makes. */
export type SceneClass = 'call' | 'live'

/** What a push URL says. */
export interface PushTarget {
  sdkAppId: number
  room: RoomName
  userId: string
  userSig: string
  privateMapKey: string
  scene: Scene
}

const SCENES = { videocall: 'call', audiocall: 'call', rtc: 'call', live: 'live', voicechatroom: 'live' } as const

/** A value of `appscene`. */
export type Scene = keyof typeof SCENES

/** Call scenes make everybody an anchor, live scenes do not. */
export const sceneClass = (scene: Scene): SceneClass => SCENES[scene]

const SCHEME = 'room://'
const UINT32_MAX = 4_294_967_295
const ID = /^[A-Za-z0-9_-]+$/
const DIGITS = /^[0-9]{1,10}$/

/** Answers the target, or the native refusal that this URL brings. */
export function parsePushUrl(url: string): { target: PushTarget } | { refused: Refusal } {
  const query = url.indexOf('?')
  if (!url.startsWith(SCHEME) || query < 0) return { refused: refusal(-1313) }
  const values = parseQuery(url.slice(query + 1))
  const sdkAppId = toUint32(values.get('sdkappid'))
  if (sdkAppId === undefined) return { refused: refusal(-3317) }
  const userId = values.get('userid') ?? ''
  if (!ID.test(userId) || userId.length > 32) return { refused: refusal(-3319) }
  const room = toRoom(values.get('strroomid'), values.get('roomid'))
  if ('refused' in room) return room
  const userSig = values.get('usersig') ?? ''
  if (userSig === '') return { refused: refusal(-3320) }
  const scene = values.get('appscene') || 'videocall'
  if (!isScene(scene)) return { refused: refusal(-100011) }
  return { target: { sdkAppId, room: room.room, userId, userSig, privateMapKey: values.get('privatemapkey') ?? '', scene } }
}

// Values are taken as they are: no client of TRTC percent-encodes them, and `=` may be part of a value.
function parseQuery(query: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=')
    const key = equals < 0 ? pair : pair.slice(0, equals)
    if (!values.has(key)) values.set(key, equals < 0 ? '' : pair.slice(equals + 1))
  }
  return values
}

function toRoom(text: string | undefined, number: string | undefined): { room: RoomName } | { refused: Refusal } {
  if (text !== undefined && text !== '') {
    if (!ID.test(text)) return { refused: refusal(-100014) }
    if (text.length > 64) return { refused: refusal(-102030) }
    return { room: { kind: 'string', id: text } }
  }
  const id = toUint32(number)
  return id === undefined ? { refused: refusal(-3318) } : { room: { kind: 'number', id } }
}

function toUint32(text: string | undefined): number | undefined {
  if (text === undefined || !DIGITS.test(text)) return undefined
  const value = Number(text)
  return value >= 1 && value <= UINT32_MAX ? value : undefined
}

function isScene(text: string): text is Scene {
  return Object.hasOwn(SCENES, text)
}
