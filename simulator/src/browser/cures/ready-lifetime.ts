import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { EngineComponent } from '../host/engine'
import { nodeOf } from '../host/engine'

/**
 * `ready` is fired by the environment, not by the engine: here one frame after `attached`, children
 * before their parent, to every component of the mini-program.
 */
export function fireReady(space: CodeSpace, settled: (then: () => void) => void): void {
  let waiting: EngineComponent[] = []
  const fire = (): void => {
    const ready = waiting
    waiting = []
    // Attached runs parents first, so the reverse has children first.
    for (const component of ready.reverse()) component.triggerLifetime('ready', [])
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached() {
        if (waiting.length === 0) settled(fire)
        waiting.push(nodeOf(this) as EngineComponent)
      },
    },
  })
  space.setOverallBehavior(behavior as never)
}
