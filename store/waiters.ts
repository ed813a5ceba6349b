import { TrtcError } from './core/trtc-error'
import type { RoomState } from './core/room'
import type { StepListener } from './room-store'

interface Joining {
  readonly resolve: () => void
  readonly reject: (error: TrtcError) => void
}

/** The promises of the public calls, kept by what happens to the state. */
export interface Waiters {
  readonly onStep: StepListener
  /** Resolves when native is in the room, rejects when that will not happen any more. */
  untilJoined(): Promise<void>
  /** Resolves when nothing is left to stop. */
  untilLeft(now: RoomState): Promise<void>
}

export function createWaiters(): Waiters {
  let joining: Joining | undefined
  let leaving: (() => void)[] = []

  const settleJoin = ({ phase }: RoomState): void => {
    if (!joining) return
    const { resolve, reject } = joining
    if (phase.kind === 'inRoom') resolve()
    else if (phase.kind === 'failed') reject(new TrtcError(phase.fault))
    else if (phase.kind === 'idle' || phase.kind === 'leaving') reject(new TrtcError({ code: 'state/cancelled', message: '' }))
    else return
    joining = undefined
  }

  return {
    onStep(before, after) {
      if (before.phase === after.phase) return
      settleJoin(after)
      if (!isLeft(after)) return
      const waiting = leaving
      leaving = []
      for (const resolve of waiting) resolve()
    },
    untilJoined: () =>
      new Promise((resolve, reject) => {
        joining = { resolve, reject }
      }),
    untilLeft: (now) => (isLeft(now) ? Promise.resolve() : new Promise((resolve) => leaving.push(resolve))),
  }
}

function isLeft({ phase }: RoomState): boolean {
  return phase.kind === 'idle' || phase.kind === 'failed'
}
