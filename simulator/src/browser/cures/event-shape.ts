import type { EventWrapper } from '../../shared/bundle'
import { ViewNode } from '../host/view-node'
import { nodeOf } from '../host/engine'

/** A node as an event names it. */
export interface EventTarget {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
  readonly offsetLeft: number
  readonly offsetTop: number
}

/** An event as a mini-program gets it: plain data. */
export interface WxEvent {
  readonly type: string
  readonly timeStamp: number
  readonly target: EventTarget
  readonly currentTarget: EventTarget
  readonly mark: Readonly<Record<string, unknown>>
  readonly detail: unknown
  readonly touches?: readonly unknown[]
  readonly changedTouches?: readonly unknown[]
}

interface EngineEvent {
  readonly type: string
  readonly timeStamp: number
  readonly target: unknown
  readonly currentTarget: unknown
  readonly mark: Record<string, unknown> | null
  readonly detail: unknown
  readonly extraFields?: Record<string, unknown>
}

function toTarget(value: unknown): EventTarget {
  const node = nodeOf(value)
  const view = node.$$ as unknown
  const dom = view instanceof ViewNode && view.dom instanceof HTMLElement ? view.dom : null
  return { id: node.id, dataset: { ...node.dataset }, offsetLeft: dom?.offsetLeft ?? 0, offsetTop: dom?.offsetTop ?? 0 }
}

/** The engine gives handlers its own event object, with component instances for targets; WeChat gives plain data with touches. */
export function shapeEvent(event: EngineEvent): WxEvent {
  return {
    type: event.type,
    timeStamp: Math.round(event.timeStamp),
    target: toTarget(event.target),
    currentTarget: toTarget(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail,
    ...event.extraFields,
  }
}

/** Wraps every handler that a template binds. */
export const wrapEvent: EventWrapper = (caller, event, handler) => handler.call(caller, shapeEvent(event as unknown as EngineEvent))
