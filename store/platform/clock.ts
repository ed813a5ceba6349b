/** Time, as the kit takes it. */
export interface Clock {
  /** Calls `run` once after `ms`; the result calls it off. */
  after(ms: number, run: () => void): () => void
}

/** The timers of the mini-program. */
export const wxClock: Clock = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
