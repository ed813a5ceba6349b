import type { Bundle } from '../../shared/bundle'
import { nodeForQuery } from '../builtins/media'
import { completeCallers } from '../cures/caller-members'
import { countLoops } from '../cures/count-loops'
import { keepNodesClean } from '../cures/node-fields'
import { completeQueries } from '../cures/selector-query'
import { writeScopes } from '../cures/style-scope'
import { glassEasel, nodeOf, type Caller, type EngineComponent } from './engine'
import type { PhoneErrors } from './errors'
import type { PhoneLog } from './log'
import type { Page } from './page'
import type { Router } from './router'

/** The engine's own complaints go where the mini-program's do. */
export function listenToEngine(log: PhoneLog, errors: PhoneErrors): void {
  glassEasel.addGlobalWarningListener((message) => {
    log.warnOnce(String(message))
    return false
  })
  glassEasel.addGlobalErrorListener((error, meta) => {
    const component = (meta as { relatedComponent?: { is?: string } | string } | undefined)?.relatedComponent
    errors.add(typeof component === 'string' ? component : (component?.is ?? 'mini-program'), error)
    return false
  })
}

/** Cures that hold for the whole engine. Before anything is defined: options are read when a space is made. */
export function cureEngine(settled: (then: () => void) => void, router: () => Router): void {
  keepNodesClean(glassEasel)
  writeScopes(glassEasel)
  countLoops()
  const pageOf = (caller: Caller): Page | undefined => {
    const root = rootOf(nodeOf(caller) as EngineComponent)
    return router()
      .stack()
      .find((page) => page.component === root)
  }
  completeCallers({
    pageIdOf: (caller) => pageOf(caller)?.id ?? 0,
    channelOf: (caller) => pageOf(caller)?.channel ?? {},
    routerOf: () => window.__phone?.wx ?? {},
  })
  completeQueries(settled, nodeForQuery)
}

/** The page's component that holds a component, however deep. */
function rootOf(component: EngineComponent): EngineComponent {
  let node = component
  for (let shadow = node.ownerShadowRoot; shadow; shadow = node.ownerShadowRoot) node = shadow.getHostNode()
  return node
}

/** Tags that the mini-program itself defines, wherever. */
export function ownTags({ app, components }: Bundle): string[] {
  const used = Object.values(components).flatMap(({ config }) => [config.usingComponents, config.componentGenerics])
  return [app.usingComponents, ...used].flatMap((names) => Object.keys(names ?? {}))
}
