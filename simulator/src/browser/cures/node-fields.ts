import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/**
 * The engine copies a component's properties and methods onto its node, where one called `dataset`,
 * `id` or `class` overwrites the node's own. Ours are reached through the method caller, so the
 * copies are switched off.
 */
export function keepNodesClean(engine: typeof glassEasel): void {
  engine.globalOptions.writeFieldsToNode = false
}
