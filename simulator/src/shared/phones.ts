/** What sets the phones of one page apart. */

/** At most this many phones share a page. */
export const MAX_PHONES = 9

const COLOURS = ['#2f80ed', '#e2574c', '#27ae60', '#9b51e0', '#f2994a', '#00a3a3', '#d6409f', '#7a8b00', '#5b6b7f'] as const

/** `#rrggbb` of a phone: on its name plate, and in the picture that its camera draws. */
export function phoneColour(phone: number): string {
  return COLOURS[(phone - 1) % COLOURS.length] ?? COLOURS[0]
}
