/** What was sent to whom, for tests and tools. */
import { roomText, type Room } from './rooms'
import type { OutFrame, Session } from './users'

/** A sent frame, without anything that opens a session. */
export type JournalFrame = Exclude<OutFrame, { type: 'entered' }> | { type: 'entered' }

/** One line of the journal. */
export interface JournalEvent {
  atMs: number
  sdkAppId: number
  room: string
  userId: string
  frame: JournalFrame
}

/** The last events of all rooms. */
export class Journal {
  readonly #limit: number
  #events: JournalEvent[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Notes a frame. */
  add(session: Session, frame: OutFrame, atMs: number): void {
    const { room, userId } = session
    const shown: JournalFrame = frame.type === 'entered' ? { type: 'entered' } : frame
    this.#events.push({ atMs, sdkAppId: room.sdkAppId, room: roomText(room.name), userId, frame: shown })
    // Cutting at twice the limit keeps the cost of a cut off most additions.
    if (this.#events.length >= this.#limit * 2) this.#events = this.#events.slice(-this.#limit)
  }

  /** The last events, of one room or of all. */
  list(room?: Pick<Room, 'name'>): JournalEvent[] {
    const events = room === undefined ? this.#events : this.#events.filter((event) => event.room === roomText(room.name))
    return events.slice(-this.#limit)
  }

  /** Forgets everything. */
  clear(): void {
    this.#events = []
  }
}
