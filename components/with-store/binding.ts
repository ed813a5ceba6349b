import { reaction } from 'mobx-miniprogram'
import type { Clock } from '../../store/platform/clock'
import { diff } from './diff'
import type { JsonObject } from './json'

/** After a `setData` the next one waits this long: a burst of events costs one, and no second sees more than 17. */
export const SET_DATA_PAUSE_MS = 60

interface Target {
  setData(data: Record<string, unknown>, callback: () => void): void
}

export interface BindingOptions {
  readonly target: Target
  readonly clock: Clock
  /** What the tag shows before it is bound. */
  readonly initial: JsonObject
  /** Reads the views; runs again whenever something that it read has changed. */
  readonly read: () => JsonObject
  readonly isPaused: boolean
  /** The view has taken over what was sent last. */
  readonly onApplied: () => void
}

/** Keeps the data of one tag like its views. */
export interface Binding {
  /** The tag is on a hidden page: nothing is sent until it is shown again. */
  pause(): void
  resume(): void
  /** Something outside the store that `read` uses has changed. */
  refresh(): void
  dispose(): void
}

export function bind({ target, clock, initial, read, onApplied, ...options }: BindingOptions): Binding {
  let shown = initial
  let wanted = initial
  let isPaused = options.isPaused
  let isDisposed = false
  let cancelPause: (() => void) | undefined

  const flush = (): void => {
    if (isPaused || cancelPause) return
    const patch = diff(shown, wanted)
    shown = wanted
    if (Object.keys(patch).length === 0) return
    cancelPause = clock.after(SET_DATA_PAUSE_MS, () => {
      cancelPause = undefined
      flush()
    })
    target.setData(patch, () => {
      if (!isDisposed) onApplied()
    })
  }
  const take = (next: JsonObject): void => {
    wanted = next
    flush()
  }
  // Every run of `read` gives a new object: what is alike inside is for `diff` to see.
  const watch = (): (() => void) => reaction(read, take, { fireImmediately: true })
  let stop = watch()

  return {
    pause() {
      isPaused = true
    },
    resume() {
      isPaused = false
      flush()
    },
    refresh() {
      stop()
      stop = watch()
    },
    dispose() {
      isDisposed = true
      stop()
      cancelPause?.()
    },
  }
}
