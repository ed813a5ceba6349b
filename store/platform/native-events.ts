/** The only file that knows native numbers: what a native tag reports, as events of the room. */
import type { NativeEvent, StreamNews } from '../core/events'
import { ERRORS, innermostCode } from '../protocol/errors/table'
import { PLAYER_CODES } from '../protocol/player-codes'
import { PUSHER_CODES } from '../protocol/pusher-codes'
import type { PusherCodeName } from '../protocol/pusher-codes'
import { redact } from '../protocol/secret'
import { fromUserListMessage } from '../protocol/user-list'
import type { UserEntry } from '../protocol/user-list'

/** An event of a native tag. Some WeChat releases put the detail under `details`. */
export interface TagEvent {
  readonly detail?: unknown
  readonly details?: unknown
}

interface Report {
  readonly code: number
  readonly message: string
}

/** Codes about one of our own devices, with the row of the error table that fits. */
const DEVICE_CODES: ReadonlyMap<number, readonly [device: 'mic' | 'camera', row: number]> = new Map([
  [-1301, ['camera', -1301]],
  [-1314, ['camera', -1314]],
  [-1315, ['camera', -1315]],
  [-1316, ['camera', -1316]],
  [1111, ['camera', -1301]],
  [1112, ['camera', -1314]],
  [10001, ['camera', 10001]],
  [-1302, ['mic', -1302]],
  [-1317, ['mic', -1317]],
  [-1318, ['mic', -1318]],
  [-1319, ['mic', -1319]],
  [1201, ['mic', -1302]],
  [1203, ['mic', -1317]],
  [1204, ['mic', -1319]],
  [10002, ['mic', 10002]],
])

/** `statechange` of `<live-pusher>`. Ordinary codes that the room has no use for give nothing; unknown ones give `native/unknown`. */
export function fromPusherState(event: TagEvent): readonly NativeEvent[] {
  const report = toReport(event, 'code', 'message')
  const device = fromDeviceCode(report)
  if (device) return [device]
  const known = PUSHER_CODES.get(report.code)
  const events = known && known.level !== 'error' ? fromPusherName(known.name, report) : undefined
  if (events) return events
  const code = innermostCode(report.code, report.message)
  if (report.code < 0 && ERRORS.has(code)) return [{ type: 'native/failed', code, message: report.message }]
  return known ? [] : [{ type: 'native/unknown', source: 'pusher', ...report }]
}

/** `error` of `<live-pusher>`. */
export function fromPusherError(event: TagEvent): readonly NativeEvent[] {
  const report = toReport(event, 'errCode', 'errMsg')
  const device = fromDeviceCode(report)
  if (device) return [device]
  if (ERRORS.has(report.code)) return [{ type: 'native/failed', ...report }]
  return [{ type: 'native/unknown', source: 'pusher', ...report }]
}

/** `statechange` of the `<live-player>` of a slot that plays `src`. */
export function fromPlayerState(event: TagEvent, slot: number, src: string): readonly NativeEvent[] {
  const report = toReport(event, 'code', 'message')
  const known = PLAYER_CODES.get(report.code)
  if (known?.level === 'error') return [{ type: 'native/playerFailed', slot, src, ...report }]
  switch (known?.name) {
    case 'loading':
    case 'reconnecting':
      return [{ type: 'native/playerState', slot, src, player: 'loading' }]
    case 'first-frame':
    case 'playing':
    case 'first-frame-rendered':
      return [{ type: 'native/playerState', slot, src, player: 'playing' }]
    case 'ended':
      return [{ type: 'native/playerState', slot, src, player: 'idle' }]
    case undefined:
      return [{ type: 'native/unknown', source: 'player', ...report }]
    default:
      return []
  }
}

function fromPusherName(name: PusherCodeName, { message }: Report): readonly NativeEvent[] | undefined {
  switch (name) {
    case 'entered':
      return [{ type: 'native/entered' }]
    case 'left':
      return [{ type: 'native/left', reason: toReason(message) }]
    case 'full-list':
    case 'member-joined':
    case 'member-left':
    case 'video-available':
    case 'audio-available':
      return fromListMessage(name, message)
    case 'reconnecting':
    case 'room-disconnected':
    case 'room-reconnecting':
      return [{ type: 'native/networkLost' }]
    case 'push-started':
      return [{ type: 'native/networkRecovered' }]
    case 'network-type-changed':
      return [{ type: 'native/networkChanged' }]
    case 'suspended':
      return [{ type: 'native/suspended' }]
    case 'interrupted':
      return [{ type: 'native/interrupted' }]
    default:
      return undefined
  }
}

type ListName = 'full-list' | 'member-joined' | 'member-left' | 'video-available' | 'audio-available'

/** What was wrong with a list is told beside what was right with it. */
function fromListMessage(name: ListName, message: string): readonly NativeEvent[] {
  const { entries, faults } = fromUserListMessage(message)
  const code = LIST_CODES[name]
  const unknown = faults.map((fault): NativeEvent => ({ type: 'native/unknown', source: 'pusher', code, message: fault }))
  return entries.length === 0 && faults.length > 0 ? unknown : [fromList(name, entries), ...unknown]
}

const LIST_CODES: Readonly<Record<ListName, number>> = {
  'full-list': 1020,
  'member-joined': 1031,
  'member-left': 1032,
  'video-available': 1033,
  'audio-available': 1034,
}

function fromList(name: ListName, entries: readonly UserEntry[]): NativeEvent {
  const userIds = entries.map(({ userId }) => userId)
  switch (name) {
    case 'full-list':
      return { type: 'native/fullList', userIds }
    case 'member-joined':
      return { type: 'native/memberJoined', userIds }
    case 'member-left':
      return { type: 'native/memberLeft', userIds }
    case 'video-available':
      return { type: 'native/videoAvailable', news: toNews(entries, ({ hasVideo }) => hasVideo) }
    case 'audio-available':
      return { type: 'native/audioAvailable', news: toNews(entries.map(asMain), ({ hasAudio }) => hasAudio) }
  }
}

/** An entry that does not say on or off says nothing. */
function toNews(entries: readonly UserEntry[], read: (entry: UserEntry) => boolean | undefined): readonly StreamNews[] {
  const news: StreamNews[] = []
  for (const entry of entries) {
    const on = read(entry)
    if (on === undefined) continue
    const { userId, stream, playUrl } = entry
    news.push({ userId, stream: stream === 'aux' ? 'aux' : 'main', on, ...(playUrl === undefined ? {} : { playUrl }) })
  }
  return news
}

/** Sound always belongs to the camera stream. */
function asMain(entry: UserEntry): UserEntry {
  return { ...entry, stream: 'main' }
}

function fromDeviceCode({ code, message }: Report): NativeEvent | undefined {
  const row = DEVICE_CODES.get(code)
  return row && { type: 'native/deviceFailed', device: row[0], code: row[1], message }
}

function toReason(message: string): number {
  const found = /reason\[(\d+)\]/.exec(message)
  return found ? Number(found[1]) : -1
}

function toReport(event: TagEvent, codeKey: string, messageKey: string): Report {
  const detail: unknown = event.detail ?? event.details
  const fields = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>) : {}
  const code = Number(fields[codeKey])
  const message = fields[messageKey]
  return { code: Number.isFinite(code) ? code : 0, message: typeof message === 'string' ? redact(message) : '' }
}
