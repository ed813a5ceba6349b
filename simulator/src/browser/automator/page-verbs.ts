/** `Page.*`: one page on the stack. */
import type { InspectElement } from '../inspect/inspect'
import type { PageEntry } from '../phone-api'
import { toList, toNames, type Client, type Verb } from './client'
import { atPath } from './data-path'

/** What the client makes an element object from; with `nodeId` it is one that has data and methods. */
export interface ElementResult {
  readonly elementId: string
  readonly tagName: string
  readonly nodeId?: string
}

/** Names an element for the client. */
export function describeElement({ phone, handles }: Client, element: InspectElement): ElementResult {
  const elementId = handles.idOf(element)
  const tagName = phone.inspect.tagName(element)
  return phone.inspect.instance(element) ? { elementId, tagName, nodeId: elementId } : { elementId, tagName }
}

/** First match of a selector; an error when there is none, which the client turns into null. */
export function findOne(client: Client, scope: object, selector: unknown): ElementResult {
  const element = client.phone.inspect.query(scope, String(selector))
  if (!element) throw new Error(`no element matches "${String(selector)}"`)
  return describeElement(client, element)
}

/** All matches of a selector. */
export function findAll(client: Client, scope: object, selector: unknown): { elements: ElementResult[] } {
  return { elements: client.phone.inspect.queryAll(scope, String(selector)).map((element) => describeElement(client, element)) }
}

export const PAGE_VERBS: Readonly<Record<string, Verb>> = {
  'Page.getElement': (client, params) => findOne(client, client.page(params).page.caller, params['selector']),
  'Page.getElements': (client, params) => findAll(client, client.page(params).page.caller, params['selector']),
  'Page.getData': (client, params) => ({ data: atPath(client.phone.inspect.data(client.page(params).page.caller), params['path']) }),
  'Page.setData': async (client, params) => {
    await client.phone.inspect.setData(client.page(params).page.caller, params['data'] as Record<string, unknown>)
    return {}
  },
  'Page.callMethod': async (client, params) => {
    const { caller } = client.page(params).page
    return { result: await client.phone.inspect.callMethod(caller, String(params['method']), toList(params['args'])) }
  },
  'Page.getWindowProperties': (client, params) => {
    const page = client.page(params)
    return { properties: toNames(params['names']).map((name) => windowProperty(page, name)) }
  },
}

/** A page of WeChat is a window of its own; here its document is the page's scroller. */
function windowProperty({ page }: PageEntry, name: string): unknown {
  const ofDocument = /^document\.(?:documentElement|body)\.(\w+)$/.exec(name)
  const [scope, path] = ofDocument ? [page.scroller, ofDocument[1]] : [window, name]
  const value = atPath(scope, path)
  return typeof value === 'object' || typeof value === 'function' ? undefined : value
}
