/** `Tool.*` and `App.*`: the mini-program as a whole. */
import type { LogEntry } from '../host/log'
import type { PageEntry } from '../phone-api'
import { SCRIPT_PARAM } from '../../shared/automator'
import { toList, type Client, type Verb } from './client'

/** The base library whose behaviour the simulator follows. */
const SDK_VERSION = '3.8.0'
const PNG = 'data:image/png;base64,'

interface PageResult {
  readonly pageId: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

const toResult = ({ id, path, query }: PageEntry): PageResult => ({ pageId: id, path, query })

export const APP_VERBS: Readonly<Record<string, Verb>> = {
  'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION }),
  // The phone belongs to the simulator: a client that closes only lets go of it.
  'Tool.close': () => ({}),
  'App.exit': () => ({}),

  'App.getPageStack': ({ phone }) => ({ pageStack: phone.stack().map(toResult) }),
  'App.getCurrentPage': ({ phone }) => {
    const page = phone.stack().at(-1)
    if (!page) throw new Error('no page is open')
    return toResult(page)
  },

  'App.callWxMethod': async ({ phone }, { method, pluginId, args }) => {
    refusePlugin(pluginId)
    const call = phone.wx[String(method)]
    if (typeof call !== 'function') throw new Error(`wx.${String(method)} is not a function`)
    return { result: (await call.apply(phone.wx, toList(args))) as unknown }
  },
  'App.mockWxMethod': (client, { method, pluginId, args, ...how }) => {
    refusePlugin(pluginId)
    const { mocks } = client
    const script = how[SCRIPT_PARAM]
    if (script !== undefined) mocks.replace(String(method), (...given) => client.call(script, [...given, ...toList(args)]))
    else if ('result' in how) mocks.answer(String(method), how['result'])
    else mocks.restore(String(method))
    return {}
  },
  'App.callFunction': async (client, { args, ...how }) => ({ result: await client.call(how[SCRIPT_PARAM], args) }),
  'App.captureScreenshot': async ({ phone }) => ({ data: (await phone.screenshot()).replace(PNG, '') }),
  'App.addBinding': (client, { name }) => addBinding(client, String(name)),
  'App.enableLog': (client) => {
    client.onGone(client.phone.onLog((entry) => tellLog(client, entry)))
    return {}
  },
}

function refusePlugin(pluginId: unknown): void {
  if (pluginId !== undefined) throw new Error('plugins are not simulated')
}

function tellLog({ tell }: Client, { level, text, source }: LogEntry): void {
  if (source === 'app') tell('App.logAdded', { type: level, args: [text] })
  else if (level === 'error') tell('App.exceptionThrown', { name: 'Error', message: text })
}

function addBinding(client: Client, name: string): object {
  const global = window as unknown as Record<string, unknown>
  global[name] = (...args: unknown[]): void => client.tell('App.bindingCalled', { name, args })
  client.onGone(() => void Reflect.deleteProperty(global, name))
  return {}
}
