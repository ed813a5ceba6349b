/** Everything that must be given back is taken through a `Scope`, and counted, so that "nothing is left" can be proved. */

/** What can leak. */
export type Kind = 'peerConnections' | 'sockets' | 'timers' | 'listeners' | 'tracks' | 'audioContexts' | 'workers'

/** How many of each kind are alive now. */
export type Counts = Readonly<Record<Kind, number>>

const NOTHING: Counts = { peerConnections: 0, sockets: 0, timers: 0, listeners: 0, tracks: 0, audioContexts: 0, workers: 0 }

/** The count of one phone's living resources. */
export class Tally {
  private readonly alive: Record<Kind, number> = { ...NOTHING }

  /** Counts one more; the returned function counts it off again, once. */
  take(kind: Kind): () => void {
    this.alive[kind] += 1
    let counted = true
    return () => {
      if (counted) this.alive[kind] -= 1
      counted = false
    }
  }

  counts(): Counts {
    return { ...this.alive }
  }
}

/** Gives one thing back; a second call does nothing. */
export type Release = () => void

interface Target<Handler> {
  addEventListener(type: string, handler: Handler): void
  removeEventListener(type: string, handler: Handler): void
}

/** A lifetime: what was taken in it is given back, newest first, when it closes. */
export class Scope {
  private readonly held = new Set<Release>()
  private over = false

  constructor(readonly tally: Tally) {}

  get closed(): boolean {
    return this.over
  }

  /** Takes something that `give` gives back. In a scope that is closed already it is given back at once. */
  own(kind: Kind, give: () => void): Release {
    const uncount = this.tally.take(kind)
    return this.defer(() => {
      uncount()
      give()
    })
  }

  /** Runs `give` when the scope closes, or when the returned function is called; counts nothing. */
  defer(give: () => void): Release {
    const release = (): void => {
      if (!this.held.delete(release)) return
      give()
    }
    this.held.add(release)
    if (this.over) release()
    return release
  }

  /** A lifetime inside this one. */
  child(): Scope {
    const inner = new Scope(this.tally)
    const release = this.defer(() => inner.close())
    inner.defer(() => this.held.delete(release))
    return inner
  }

  /** Runs once after `ms`, unless the scope closes before. */
  after(ms: number, run: () => void): Release {
    const timer = setTimeout(() => {
      release()
      run()
    }, ms)
    const release = this.own('timers', () => clearTimeout(timer))
    return release
  }

  /** Runs every `ms` until the scope closes. */
  every(ms: number, run: () => void): Release {
    const timer = setInterval(run, ms)
    return this.own('timers', () => clearInterval(timer))
  }

  /** Listens until the scope closes. */
  listen<E>(target: Target<(event: E) => void>, type: string, handler: (event: E) => void): Release {
    target.addEventListener(type, handler)
    return this.own('listeners', () => target.removeEventListener(type, handler))
  }

  /** Gives everything back. */
  close(): void {
    this.over = true
    for (const release of [...this.held].reverse()) release()
  }
}
