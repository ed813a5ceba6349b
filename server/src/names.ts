/** Display names as people type them, and user ids as TRTC takes them. */
import { createHash } from 'node:crypto'
import { MAX_USER_ID_BYTES } from '../../store/protocol/ids'

/** Longest display name in characters (code points) after cleaning. */
export const MAX_NAME_CHARACTERS = 32

const HASH_CHARACTERS = 8
// Room for "_" and a hash, twice: of the name and of the device.
const SLUG_CHARACTERS = MAX_USER_ID_BYTES - 2 * (HASH_CHARACTERS + 1)

// Controls, lone surrogates, private use, line separators, and format characters (the bidi controls are among them).
// The joiners U+200C and U+200D stay: Persian and family emoji need them.
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
// Letters and symbols by the book, blank on the screen.
const BLANK = /[\u115F\u1160\u2800\u3164\uFFA0]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Cleans a display name: white space becomes single blanks, what cannot be seen or turns the text around goes.
 * `undefined` when nothing visible or more than 32 characters are left.
 */
export function toDisplayName(raw: string): string | undefined {
  const spaced = raw.normalize('NFC').replace(/\s+/gu, ' ')
  const name = spaced.replace(UNSEEN, '').replace(BLANK, '').replace(/ +/g, ' ').trim()
  const length = [...name].length
  return VISIBLE.test(name) && length <= MAX_NAME_CHARACTERS ? name : undefined
}

/**
 * Derives the user id of a development sign-in: the name in `a-z 0-9 -`, a hash of the name where letters were lost
 * on the way, and a hash of the device where there is one. The same name on the same device is the same user.
 */
export function toUserId(name: string, device: string | undefined): string {
  const lower = name.toLowerCase()
  const slug = toSlug(lower)
  const parts = [slug === '' ? 'user' : slug]
  if (slug !== lower.replaceAll(' ', '-')) parts.push(shortHash(lower))
  if (device !== undefined) parts.push(shortHash(device))
  return parts.join('_')
}

function toSlug(lower: string): string {
  const ascii = lower.normalize('NFKD').replace(/\p{M}+/gu, '')
  return ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_CHARACTERS)
    .replace(/^-+|-+$/g, '')
}

function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, HASH_CHARACTERS)
}
