/** What the live tags of one phone share. */
import type { Devices } from './camera/devices'
import type { Snapshots } from './media/snapshot'
import type { Player } from './player/player'
import type { Pusher } from './pusher/pusher'
import type { Tally } from './scope'
import type { RoomLink } from './session/room-link'
import type { LiveEnv } from './types'

export interface Phone {
  readonly env: LiveEnv
  readonly tally: Tally
  readonly devices: Devices
  readonly link: RoomLink
  readonly snapshots: Snapshots
  readonly pushers: PusherPlaces
  readonly players: Set<Player>
  /** Says something to the developer the first time only. */
  warnOnce(message: string): void
}

/** The pushers of a phone: one for each page. */
export class PusherPlaces {
  private readonly placed = new Set<Pusher>()

  /** False when the page has its pusher already. Only the page on top can get a new one, so that is the page in question. */
  add(pusher: Pusher): boolean {
    if (this.placed.has(pusher)) return true
    if ([...this.placed].some((other) => other.onTop)) return false
    this.placed.add(pusher)
    return true
  }

  has(pusher: Pusher): boolean {
    return this.placed.has(pusher)
  }

  remove(pusher: Pusher): void {
    this.placed.delete(pusher)
  }

  /** The pusher in the WXML of `owner`; without one, the pusher of the page on top. */
  of(owner: object | undefined): Pusher | undefined {
    const all = [...this.placed]
    return all.find((pusher) => pusher.host.owner === owner) ?? all.find((pusher) => pusher.onTop) ?? all.at(-1)
  }

  all(): readonly Pusher[] {
    return [...this.placed]
  }
}
