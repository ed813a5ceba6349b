/** What two phones must see of each other. */
import { colourDistance } from '../../../simulator/src/browser/live/picture-code'
import { phoneColour } from '../../../simulator/src/shared/phones'
import type { Phone, Seen } from './phone'

/** Video coding moves a colour by some 10; the colours of two phones are at least 100 apart. */
const SAME_COLOUR = 40

/** The picture in which `viewer` sees `other`: the right name in the picture, the right colour. `undefined` until it is there. */
export async function pictureOf(viewer: Phone, other: Phone): Promise<Seen | undefined> {
  const colour = phoneColour(other.number)
  return (await viewer.seen()).find((picture) => picture.ok && picture.isOwn && colourDistance(picture.colour, colour) < SAME_COLOUR)
}

/** Does every phone of the list see every other one. */
export async function allSeeEachOther(phones: readonly Phone[]): Promise<boolean> {
  for (const viewer of phones) {
    for (const other of phones) {
      if (viewer !== other && !(await pictureOf(viewer, other))) return false
    }
  }
  return true
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN
}
