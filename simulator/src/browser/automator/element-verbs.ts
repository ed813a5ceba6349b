/** `Element.*`: one element of a page. */
import type { InspectElement } from '../inspect/inspect'
import { toList, toNames, type Client, type Params, type Verb } from './client'
import { atPath } from './data-path'
import { ELEMENT_FUNCTIONS } from './element-functions'
import { findAll, findOne } from './page-verbs'

/** How long a finger stays for a long press; a little less than the client waits. */
const LONG_PRESS_MS = 330

const elementOf = (client: Client, params: Params): InspectElement => client.handles.find(params['elementId'])

const touchedAt = new WeakMap<InspectElement, number>()

export const ELEMENT_VERBS: Readonly<Record<string, Verb>> = {
  'Element.getElement': (client, params) => findOne(client, elementOf(client, params), params['selector']),
  'Element.getElements': (client, params) => findAll(client, elementOf(client, params), params['selector']),
  'Element.getAttributes': (client, params) => ({
    attributes: each(params, (name) => client.phone.inspect.attribute(elementOf(client, params), name) ?? null),
  }),
  'Element.getProperties': (client, params) => ({ properties: each(params, (name) => property(client, elementOf(client, params), name)) }),
  'Element.getDOMProperties': (client, params) => ({
    properties: each(params, (name) => domProperty(client, elementOf(client, params), name)),
  }),
  'Element.getStyles': (client, params) => ({
    styles: each(params, (name) => client.phone.inspect.style(elementOf(client, params), name)),
  }),
  'Element.getOffset': (client, params) => {
    const { left, top } = client.phone.inspect.box(elementOf(client, params))
    return { left, top }
  },
  'Element.getWXML': (client, params) => ({ wxml: client.phone.inspect.markup(elementOf(client, params), params['type'] === 'outer') }),

  'Element.getData': (client, params) => ({ data: atPath(client.phone.inspect.data(elementOf(client, params)), params['path']) }),
  'Element.setData': async (client, params) => {
    await client.phone.inspect.setData(elementOf(client, params), params['data'] as Record<string, unknown>)
    return {}
  },
  'Element.callMethod': async (client, params) => {
    const call = client.phone.inspect.callMethod(elementOf(client, params), String(params['method']), toList(params['args']))
    return { result: await call }
  },
  'Element.callFunction': (client, params) => {
    const name = String(params['functionName'])
    const run = ELEMENT_FUNCTIONS[name]
    if (!run) throw new Error(`the simulator has no ${name}`)
    return { result: run(client.phone.inspect, elementOf(client, params), toList(params['args'])) ?? null }
  },

  'Element.tap': (client, params) => done(() => client.phone.inspect.tap(elementOf(client, params))),
  'Element.triggerEvent': (client, params) =>
    done(() => client.phone.inspect.trigger(elementOf(client, params), String(params['type']), params['detail'])),
  'Element.dispatchEvent': (client, params) =>
    done(() => client.phone.inspect.trigger(elementOf(client, params), String(params['eventName']), params['detail'])),
  'Element.touchstart': (client, params) => {
    const element = elementOf(client, params)
    touchedAt.set(element, performance.now())
    return touch(client, params, 'touchstart')
  },
  'Element.touchmove': (client, params) => {
    touchedAt.delete(elementOf(client, params))
    return touch(client, params, 'touchmove')
  },
  'Element.touchend': (client, params) => {
    const element = elementOf(client, params)
    const since = touchedAt.get(element)
    touchedAt.delete(element)
    // The client makes a long press of a start, a pause and an end.
    if (since !== undefined && performance.now() - since >= LONG_PRESS_MS) touch(client, params, 'longpress')
    return touch(client, params, 'touchend')
  },
}

function done(act: () => void): object {
  act()
  return {}
}

function each(params: Params, read: (name: string) => unknown): unknown[] {
  return toNames(params['names']).map(read)
}

function touch(client: Client, params: Params, type: 'touchstart' | 'touchmove' | 'touchend' | 'longpress'): object {
  const { touches = [], changeTouches: changedTouches = touches } = params
  client.phone.inspect.touch(elementOf(client, params), type, { touches, changedTouches })
  return {}
}

/** `__propPublic` is how the client asks which properties there are. */
function property({ phone: { inspect } }: Client, element: InspectElement, name: string): unknown {
  if (name === '__propPublic') return Object.fromEntries(Object.keys(inspect.properties(element)).map((key) => [key, true]))
  const field = name === 'value' ? inspect.dom(element)?.querySelector<HTMLInputElement>('input, textarea') : null
  return field ? field.value : inspect.property(element, name)
}

/** Text is what is shown; the rest is read from the element that draws it. */
function domProperty({ phone: { inspect } }: Client, element: InspectElement, name: string): unknown {
  if (name === 'innerText') return inspect.text(element)
  const value: unknown = Reflect.get(inspect.dom(element) ?? {}, name)
  return typeof value === 'object' || typeof value === 'function' ? null : value
}
