/** Attributes as a page writes them, in camelCase. */
export type Attributes = Readonly<Record<string, unknown>>

/** Fires `bind:<event>` of the tag. */
export type Emit = (event: string, detail: object) => void

/** How a context method ends: `fail` with a reason, or `success` with a result. */
export type Outcome = { readonly fail: string } | { readonly success: object }

export const OK: Outcome = { success: {} }

/** Time, as the fakes take it. */
export interface FakeClock {
  after(ms: number, run: () => void): () => void
}

/** One native tag on the page of a fake phone. */
export interface FakeTag {
  readonly kind: 'live-pusher' | 'live-player'
  update(attributes: Attributes): void
  remove(): void
  /** Runs a context method. `undefined`: there is no such method. */
  call(method: string, options: Readonly<Record<string, unknown>>): Outcome | undefined
  /** Fires any `statechange`, to play what native does only rarely. */
  state(code: number, message?: string): void
}

/** Steps that follow one another, each a moment after the one before; all are called off together. */
export class Sequence {
  private readonly stops = new Set<() => void>()
  private readonly clock: FakeClock
  private last = 0

  constructor(clock: FakeClock) {
    this.clock = clock
  }

  /** Appends a step. */
  then(run: () => void): this {
    this.last += STEP_MS
    const stop = this.clock.after(this.last, () => {
      this.stops.delete(stop)
      if (this.stops.size === 0) this.last = 0
      run()
    })
    this.stops.add(stop)
    return this
  }

  stop(): void {
    for (const stop of this.stops) stop()
    this.stops.clear()
    this.last = 0
  }
}

const STEP_MS = 2
