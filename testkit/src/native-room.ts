/** What somebody sends. */
export interface Sends {
  readonly audio: boolean
  readonly video: boolean
}

/** What can happen to the others in the room of a fake phone. */
export interface RoomListener {
  onEnter(userId: string, sends: Sends): void
  onChange(userId: string, kind: 'audio' | 'video', on: boolean): void
  onLeave(userId: string): void
}

/** The room that the tags of a fake phone can enter, with everybody else in it. */
export class NativeRoom {
  readonly others = new Map<string, Sends>()
  private readonly listeners = new Set<RoomListener>()

  listen(listener: RoomListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  enter(userId: string, sends: Sends): void {
    this.others.set(userId, sends)
    for (const listener of [...this.listeners]) listener.onEnter(userId, sends)
  }

  publish(userId: string, sends: Sends): void {
    const before = this.others.get(userId) ?? { audio: false, video: false }
    this.others.set(userId, sends)
    for (const kind of ['audio', 'video'] as const) {
      if (before[kind] === sends[kind]) continue
      for (const listener of [...this.listeners]) listener.onChange(userId, kind, sends[kind])
    }
  }

  leave(userId: string): void {
    if (!this.others.delete(userId)) return
    for (const listener of [...this.listeners]) listener.onLeave(userId)
  }
}
