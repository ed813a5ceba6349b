import { fireReady } from '../../../simulator/src/browser/cures/ready-lifetime'
import { createEngine } from '../support/engine'

const run = (cured: boolean): string[] => {
  const engine = createEngine()
  const order: string[] = []
  const settled: (() => void)[] = []
  if (cured) fireReady(engine.space, (then) => settled.push(then))
  const definition = (name: string): object => ({
    lifetimes: { attached: () => order.push(`${name} attached`), ready: () => order.push(`${name} ready`) },
  })
  engine.define('child', '<x />', definition('child') as never)
  engine.define('parent', '<child />', definition('parent') as never)
  engine.mount('parent')
  order.push('frame')
  settled.forEach((then) => then())
  return order
}

test('[SC1] ready comes a frame after attached, children first', () => {
  expect(run(false)).toEqual(['parent attached', 'child attached', 'frame'])
  expect(run(true)).toEqual(['parent attached', 'child attached', 'frame', 'child ready', 'parent ready'])
})
