/** Time that stands still until a test moves it. */
export interface VirtualClock {
  /** Milliseconds since the clock was made. */
  readonly now: number
  /** Timers that have not run. */
  readonly pending: number
  /** Calls `run` once after `ms`; the result calls it off. */
  after(ms: number, run: () => void): () => void
  /** Moves time on; whatever is due runs in order, also what is set meanwhile. */
  advance(ms: number): void
}

interface Timer {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

export function createVirtualClock(): VirtualClock {
  let now = 0
  let count = 0
  const timers = new Set<Timer>()

  const next = (until: number): Timer | undefined => {
    const due = [...timers].filter(({ at }) => at <= until)
    return due.sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
  return {
    get now() {
      return now
    },
    get pending() {
      return timers.size
    },
    after(ms, run) {
      const timer: Timer = { at: now + Math.max(0, ms), order: count++, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const until = now + ms
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer)
        now = timer.at
        timer.run()
      }
      now = until
    },
  }
}
