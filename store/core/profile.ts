/** How somebody is shown. */
export interface Profile {
  /** Whose it is. */
  readonly userId: string
  /** At most 32 characters; the rest is cut, and control, direction and zero-width characters are taken out. Empty: the id is shown. */
  readonly name: string
  /** `https:` address of a picture. Anything else counts as empty: the first letter of the name is shown. */
  readonly avatarUrl: string
}

/** Longest name that is shown. */
export const MAX_NAME_LENGTH = 32
const MAX_URL_LENGTH = 1_024

// Control characters, direction marks and overrides, zero-width characters: none of them has business in a name.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** Makes a profile that came from outside fit to be shown. */
export function toProfile(raw: { readonly userId: string; readonly name?: unknown; readonly avatarUrl?: unknown }): Profile {
  return { userId: raw.userId, name: toName(raw.name), avatarUrl: toAvatarUrl(raw.avatarUrl) }
}

function toName(raw: unknown): string {
  if (typeof raw !== 'string') return ''
  // A name of 10 kB is cut before it is searched. Array.from keeps surrogate pairs whole.
  const clean = raw
    .slice(0, MAX_NAME_LENGTH * 8)
    .replace(UNSAFE, '')
    .trim()
  return Array.from(clean).slice(0, MAX_NAME_LENGTH).join('')
}

function toAvatarUrl(raw: unknown): string {
  return typeof raw === 'string' && raw.length <= MAX_URL_LENGTH && /^https:\/\/[^\s"'()\\<>]+$/.test(raw) ? raw : ''
}
