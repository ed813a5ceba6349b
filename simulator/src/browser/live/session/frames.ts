/** The JSON frames of a session, as `docs/wire.md` §1 writes them, read with care: a wrong frame is undefined, never half a value. */

export interface Sends {
  readonly audio: boolean
  readonly video: boolean
}

/** Frames from the tag. */
export type OutFrame =
  | { readonly type: 'enter'; readonly url: string; readonly audio: boolean; readonly video: boolean; readonly terminal: 'mini-program' }
  | { readonly type: 'resume'; readonly token: string }
  | { readonly type: 'publish'; readonly audio: boolean; readonly video: boolean }
  | { readonly type: 'subscribe'; readonly leg: string; readonly audio: boolean; readonly video: boolean }
  | { readonly type: 'leave' }

/** Frames from the emulator. */
export type InFrame =
  | { readonly type: 'state'; readonly code: number; readonly message: string }
  | { readonly type: 'entered'; readonly token: string; readonly userId: string }
  | { readonly type: 'media'; readonly up: boolean }
  | { readonly type: 'fault'; readonly name: string; readonly message: string }

/** Reads one text frame; undefined when it is not one of ours. */
export function parseFrame(text: unknown): InFrame | undefined {
  const frame = parseObject(text)
  switch (frame['type']) {
    case 'state':
      return typeof frame['code'] === 'number' ? { type: 'state', code: frame['code'], message: textOf(frame['message']) } : undefined
    case 'entered':
      return typeof frame['token'] === 'string' ? { type: 'entered', token: frame['token'], userId: textOf(frame['userId']) } : undefined
    case 'media':
      return frame['state'] === 'up' || frame['state'] === 'down' ? { type: 'media', up: frame['state'] === 'up' } : undefined
    case 'fault':
      return { type: 'fault', name: textOf(frame['name']), message: textOf(frame['message']) }
    default:
      return undefined
  }
}

function parseObject(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
