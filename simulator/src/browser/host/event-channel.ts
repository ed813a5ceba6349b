type Listener = (...args: unknown[]) => void

/** The channel between a page and the one that opened it. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>()

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(listener))
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...args) => {
      this.off(name, first)
      listener(...args)
    }
    this.on(name, first)
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener)
    else this.listeners.delete(name)
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...args)
  }
}

/** Two ends: what one emits, the other hears. */
export function channelPair(): [EventChannel, EventChannel] {
  const [a, b] = [new EventChannel(), new EventChannel()]
  const hear = [a.emit.bind(a), b.emit.bind(b)] as const
  a.emit = hear[1]
  b.emit = hear[0]
  return [a, b]
}
