import { component as callers, glassEasel } from 'glass-easel-miniprogram-adapter'

/** The engine's node types, under the names this folder uses. */
export type EngineElement = glassEasel.Element
export type EngineComponent = glassEasel.GeneralComponent
export type EngineNode = glassEasel.Node

/** An instance as app code sees it (`this` in a component or page). */
export type Caller = InstanceType<typeof callers.ComponentCaller> & Record<string, unknown>

export const ComponentCaller: typeof callers.ComponentCaller = callers.ComponentCaller

export const isComponent = (node: unknown): node is EngineComponent => glassEasel.Component.isComponent(node as EngineNode)

const BUILTIN = 'wx://builtin/'

/** Name under which a built-in tag is registered. */
export const builtinName = (tag: string): string => BUILTIN + tag

export const isBuiltin = (node: EngineComponent): boolean => node.is.startsWith(BUILTIN)

/** The engine's node behind an instance, or the node itself. */
export const nodeOf = (value: unknown): EngineElement => (value instanceof ComponentCaller ? value._$ : value) as EngineElement

/** The instance app code knows a component by. */
export const callerOf = (node: EngineComponent): Caller => node.getMethodCaller() as unknown as Caller

export { glassEasel }
