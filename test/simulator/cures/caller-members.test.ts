import { completeCallers } from '../../../simulator/src/browser/cures/caller-members'
import type { Caller } from '../../../simulator/src/browser/host/engine'
import { createEngine } from '../support/engine'

const MEMBERS = ['getPageId', 'getTabBar', 'getOpenerEventChannel', 'setUpdatePerformanceListener', 'router', 'pageRouter'] as const

const mountIt = (heard: unknown[] = []): Caller => {
  const engine = createEngine()
  engine.define('it', '<x />', { lifetimes: { attached() {} } })
  const { caller, component } = engine.mount('it')
  component.addListener('done', (event: { detail: unknown }) => void heard.push(event.detail))
  return caller
}

test('[SC14] instances get the members that the adapter leaves out', () => {
  expect(MEMBERS.filter((name) => mountIt()[name] !== undefined)).toEqual([])
  const router = {}
  const channel = {}
  completeCallers({ pageIdOf: () => 7, channelOf: () => channel, routerOf: () => router })
  const heard: unknown[] = []
  const caller = mountIt(heard) as Caller & Record<'getPageId' | 'getTabBar' | 'getOpenerEventChannel', () => unknown>
  expect([caller.getPageId(), caller.getTabBar(), caller.getOpenerEventChannel(), caller.router]).toEqual([
    'pageId:7',
    null,
    channel,
    router,
  ])
  ;(caller.triggerEvent as (name: string) => void)('done')
  expect(heard).toEqual([{}])
  expect((caller.groupSetData as () => unknown)()).toBeUndefined()
})
