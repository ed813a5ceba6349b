import { isUserId } from './ids'

/** `main`: camera, with the audio. `small`: the same, low resolution. `aux`: screen share. */
export const STREAM_TYPES = ['main', 'small', 'aux'] as const
export type StreamType = (typeof STREAM_TYPES)[number]

export interface PlayParams {
  readonly userId: string
  readonly stream: StreamType
}

const BASE = 'room://cloud.tencent.com/rtc'

/** Is `value` a stream type. */
export function isStreamType(value: unknown): value is StreamType {
  return STREAM_TYPES.some((type) => type === value)
}

/** The `src` of a `<live-player mode="RTC">`. It names no room: the player plays from the room that the page's pusher is in. */
export function toPlayUrl({ userId, stream }: PlayParams): string {
  return `${BASE}?userid=${encodeURIComponent(userId)}&streamtype=${stream}`
}

/** Reads a play URL that came from a peer. `undefined` unless it is one of TRTC's, for a well-formed user. */
export function fromPlayUrl(url: string): PlayParams | undefined {
  const match = /^\s*room:\/\/(?:cloud\.tencent\.com\/rtc|rtc\.tencent\.com)\?([^#]*)$/.exec(url)
  if (!match) return undefined
  const query = fromQuery(match[1] ?? '')
  const userId = query.get('userid')
  const stream = query.get('streamtype')
  return isUserId(userId) && isStreamType(stream) ? { userId, stream } : undefined
}

/** Splits on the first `=` only; a later value of the same key does not replace the first. */
function fromQuery(text: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>()
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=')
    const key = at < 0 ? pair : pair.slice(0, at)
    if (!query.has(key)) query.set(key, at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return query
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
