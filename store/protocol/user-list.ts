import { isUserId } from './ids'
import { isStreamType } from './play-url'
import type { StreamType } from './play-url'

/**
 * The JSON that `<live-pusher>` puts into `detail.message` of the codes 1020 and 1031 to 1034: a string that holds
 * `{"userlist":[{"userid", "playurl"?, "streamtype"?, "hasvideo"?, "hasaudio"?}]}`.
 */
export interface UserEntry {
  readonly userId: string
  /** Absent in 1031 and 1032; audio (1034) always belongs to `main`. */
  readonly stream?: StreamType
  readonly playUrl?: string
  readonly hasVideo?: boolean
  readonly hasAudio?: boolean
}

/** `entries` are the well-formed ones; `faults` says in words what was wrong with the rest, so that nothing is lost unseen. */
export interface UserList {
  readonly entries: readonly UserEntry[]
  readonly faults: readonly string[]
}

/** Reads such a message. Never throws, whatever it is given. */
export function fromUserListMessage(message: unknown): UserList {
  if (typeof message !== 'string' || message === '') return fault('the message is not a text')
  let parsed: unknown
  try {
    parsed = JSON.parse(message)
  } catch {
    return fault('the message is not JSON')
  }
  const list = isRecord(parsed) ? parsed['userlist'] : undefined
  if (!Array.isArray(list)) return fault('the message holds no userlist')
  const entries: UserEntry[] = []
  const faults: string[] = []
  list.forEach((item: unknown, index) => {
    const entry = toEntry(item)
    if (entry) entries.push(entry)
    else faults.push(`userlist[${index}] has no valid userid`)
  })
  return { entries, faults }
}

function toEntry(item: unknown): UserEntry | undefined {
  if (!isRecord(item) || !isUserId(item['userid'])) return undefined
  const { userid, streamtype, playurl, hasvideo, hasaudio } = item
  return {
    userId: userid as string,
    ...(isStreamType(streamtype) ? { stream: streamtype } : {}),
    ...(typeof playurl === 'string' ? { playUrl: playurl } : {}),
    ...(typeof hasvideo === 'boolean' ? { hasVideo: hasvideo } : {}),
    ...(typeof hasaudio === 'boolean' ? { hasAudio: hasaudio } : {}),
  }
}

function fault(text: string): UserList {
  return { entries: [], faults: [text] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
