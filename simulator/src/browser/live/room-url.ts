/** What the tags themselves read from a push URL and a play URL; everything else in a push URL is for the cloud to judge. */

export type StreamType = 'main' | 'small' | 'aux'

/** What a `room://` source of a live-player names. */
export interface PlaySource {
  readonly userId: string
  readonly streamType: StreamType
}

const SCHEME = 'room://'
const STREAM_TYPES: readonly string[] = ['main', 'small', 'aux']

/** True for the URLs that lead into a room, whatever `mode` says. */
export function isRoomUrl(url: string): boolean {
  return url.startsWith(SCHEME)
}

/** The user id in a push URL, '' when there is none. */
export function pushUserId(url: string): string {
  return queryOf(url).get('userid') ?? ''
}

/** Reads the `src` of a live-player; undefined when it names no user or an unknown stream. A missing `streamtype` means main. */
export function parsePlaySource(src: string): PlaySource | undefined {
  const query = queryOf(src.trim())
  const userId = query.get('userid') ?? ''
  const streamType = query.get('streamtype') || 'main'
  if (userId === '' || !isStreamType(streamType)) return undefined
  return { userId, streamType }
}

function isStreamType(text: string): text is StreamType {
  return STREAM_TYPES.includes(text)
}

/** Splits by hand: native does not percent-decode, and a value may hold `=`. */
function queryOf(url: string): Map<string, string> {
  const query = new Map<string, string>()
  const mark = url.indexOf('?')
  if (!isRoomUrl(url) || mark < 0) return query
  for (const pair of url.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=')
    if (equals > 0) query.set(pair.slice(0, equals).trim(), pair.slice(equals + 1))
  }
  return query
}
