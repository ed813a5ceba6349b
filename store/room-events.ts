import type { RoomNews } from './core/effects'
import type { LeaveReason } from './core/room'
import { TrtcError } from './core/trtc-error'
import type { Clock } from './platform/clock'
import type { RoomId } from './protocol/ids'
import type { RoomStore } from './room-store'

/** What `room.on` gives: the name of an event and what its handler gets. */
export interface RoomEvents {
  /** Native is in the room, for the first time since `join`. */
  readonly joined: { readonly room: RoomId; readonly userId: string }
  /** The session is over, once for each `joined`. */
  readonly left: { readonly reason: LeaveReason }
  /** Somebody else is in the room, once for each stay. Those who were there before are told too. */
  readonly memberjoin: { readonly userId: string }
  /** Somebody else has left. */
  readonly memberleave: { readonly userId: string }
  /** Something went wrong. `fatal`: the session ended with it. */
  readonly error: { readonly error: TrtcError; readonly fatal: boolean }
}

type Handler = (detail: never) => void

export interface Emitter {
  on<E extends keyof RoomEvents>(event: E, handler: (detail: RoomEvents[E]) => void): () => void
  off<E extends keyof RoomEvents>(event: E, handler: (detail: RoomEvents[E]) => void): void
  dispose(): void
}

/** Hands the news of a room to the app. A handler that throws disturbs neither the room nor the other handlers. */
export function createEmitter(store: RoomStore, clock: Clock): Emitter {
  const handlers = new Map<keyof RoomEvents, Set<Handler>>()
  const off: Emitter['off'] = (event, handler) => {
    handlers.get(event)?.delete(handler)
  }
  const unsubscribe = store.subscribe((news) => {
    const detail = toDetail(news)
    for (const handler of [...(handlers.get(news.name) ?? [])]) guard(clock, () => handler(detail as never))
  })
  return {
    on(event, handler) {
      const set = handlers.get(event) ?? new Set()
      handlers.set(event, set.add(handler))
      return () => off(event, handler)
    },
    off,
    dispose() {
      unsubscribe()
      handlers.clear()
    },
  }
}

function toDetail(news: RoomNews): RoomEvents[keyof RoomEvents] {
  switch (news.name) {
    case 'joined':
      return { room: news.room, userId: news.userId }
    case 'left':
      return { reason: news.reason }
    case 'memberjoin':
    case 'memberleave':
      return { userId: news.userId }
    case 'error':
      return { error: new TrtcError(news.fault), fatal: news.fatal }
  }
}

/** The error of an app's handler comes up where uncaught errors of the app come up. */
function guard(clock: Clock, run: () => void): void {
  try {
    run()
  } catch (error) {
    clock.after(0, () => {
      throw error
    })
  }
}
