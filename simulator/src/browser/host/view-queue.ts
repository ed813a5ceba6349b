type Job = () => void

/** A page in the background gets no frames; this long a wait stands in for one. */
const NO_FRAME_MS = 100

/**
 * Order of everything that touches the visible page. WeChat's logic and view are two threads: what
 * `setData` changes shows a moment later. Deferred, jobs wait for the next frame and keep their
 * order; not deferred, they run at once.
 */
export class ViewQueue {
  private jobs: Job[] = []
  private waiting = false

  constructor(
    private readonly deferred: boolean,
    private readonly failed: (error: unknown) => void,
  ) {}

  push(job: Job): void {
    if (!this.deferred) return this.run(job)
    this.jobs.push(job)
    this.schedule()
  }

  /** Calls back in a frame in which all jobs so far are done. */
  settled(then: Job): void {
    if (this.deferred) this.push(then)
    else onNextFrame(() => this.run(then))
  }

  /** Runs what waits now. What those jobs cause waits for the next frame. */
  flush(): void {
    const jobs = this.jobs
    this.jobs = []
    for (const job of jobs) this.run(job)
  }

  private schedule(): void {
    if (this.waiting) return
    this.waiting = true
    onNextFrame(() => {
      this.waiting = false
      this.flush()
    })
  }

  private run(job: Job): void {
    try {
      job()
    } catch (error) {
      this.failed(error)
    }
  }
}

/** Calls back in the next frame, or soon when the browser draws none. */
export function onNextFrame(then: Job): void {
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    then()
  }
  const timer = setTimeout(once, NO_FRAME_MS)
  const frame = requestAnimationFrame(once)
}
