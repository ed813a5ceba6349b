/** How players find the room: the pusher of the same phone opens the link, players follow it. */
import type { Session } from './session'

/** A ticket to the media of a room. A new ticket is a new object: what was opened with an old one is dead. */
export interface RoomTicket {
  readonly token: string
  readonly session: Session
  /** False between the death of the emulator's media process and its return. */
  readonly mediaUp: boolean
}

type Follower = (ticket: RoomTicket | undefined) => void

export class RoomLink {
  private current: RoomTicket | undefined
  private readonly followers = new Set<Follower>()

  /** Undefined while no pusher of this phone is in a room. */
  get ticket(): RoomTicket | undefined {
    return this.current
  }

  set(ticket: RoomTicket | undefined): void {
    this.current = ticket
    for (const follow of [...this.followers]) follow(ticket)
  }

  /** Takes the link down, if it is still the one of this session. */
  drop(session: Session): void {
    if (this.current?.session === session) this.set(undefined)
  }

  /** Tells now, and at every change, until the returned function is called. */
  follow(follower: Follower): () => void {
    this.followers.add(follower)
    follower(this.current)
    return () => this.followers.delete(follower)
  }
}
