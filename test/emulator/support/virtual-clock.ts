/** A clock that stands still until a test moves it. */
import type { Clock } from '../../../emulator/src/clock'

interface Timer {
  atMs: number
  run: () => void
}

export class VirtualClock implements Clock {
  #nowMs: number
  #timers: Timer[] = []

  constructor(nowMs: number) {
    this.#nowMs = nowMs
  }

  now(): number {
    return this.#nowMs
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.#nowMs + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.length
  }

  /** Moves time on, and runs what falls due in its order. */
  advance(ms: number): void {
    const end = this.#nowMs + ms
    for (;;) {
      const due = this.#timers.filter((timer) => timer.atMs <= end).sort((one, other) => one.atMs - other.atMs)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#nowMs = due.atMs
      due.run()
    }
    this.#nowMs = end
  }
}
