import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Bundle, SimulatorConfig } from '../../shared/bundle'
import { registerBuiltins, activateAt, simulatedTags } from '../builtins/index'
import { nodeForQuery } from '../builtins/media'
import { NativeTags } from '../builtins/native'
import { completeCallers } from '../cures/caller-members'
import { countLoops } from '../cures/count-loops'
import { keepNodesClean } from '../cures/node-fields'
import { fireReady } from '../cures/ready-lifetime'
import { completeQueries } from '../cures/selector-query'
import { makeDataStrict } from '../cures/strict-data'
import { writeScopes } from '../cures/style-scope'
import { createInspect } from '../inspect/inspect'
import { createLive } from '../live/index'
import type { PhoneApi, Theme } from '../phone-api'
import { createWx } from '../wx/create-wx'
import { Dialogs } from '../wx/dialogs'
import { Permissions } from '../wx/permissions'
import { WxEvents } from '../wx/wx-events'
import { AppInstance, type EnterOptions } from './app'
import { Backend } from './backend'
import { ScreenChrome } from './chrome'
import { phoneColour } from '../../shared/phones'
import { glassEasel, nodeOf, type Caller, type EngineComponent, type EngineElement } from './engine'
import { PhoneErrors } from './errors'
import { Gestures, dispatch } from './gestures'
import { captureConsole, PhoneLog } from './log'
import { Modules } from './modules'
import { showErrors } from './overlay'
import type { Page } from './page'
import { Registry } from './registry'
import { Router } from './router'
import { Screen } from './screen'
import { takeScreenshot } from './screenshot'
import { mapStack } from './stack-trace'
import { engineNodeOf } from './view-node'
import { ViewQueue } from './view-queue'

/** What is there before the mini-program is: it hears of everything that goes wrong later. */
export interface PhoneGround {
  readonly phone: number
  readonly config: SimulatorConfig
  readonly log: PhoneLog
  readonly errors: PhoneErrors
  readonly screen: Screen
}

export function createGround(phone: number, config: SimulatorConfig): PhoneGround {
  const log = new PhoneLog()
  captureConsole(log)
  const errors = new PhoneErrors(log)
  const screen = new Screen(document.body)
  showErrors(errors, screen.element)
  window.addEventListener('error', (event) => errors.add('script', event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => errors.add('unhandled rejection', event.reason))
  return { phone, config, log, errors, screen }
}

/** Runs a mini-program on a phone. */
export function runPhone(ground: PhoneGround, bundle: Bundle): PhoneApi {
  const { phone, config, log, errors, screen } = ground
  errors.mapStack = (stack) => mapStack(stack, bundle.lines)
  bundle.diagnostics.forEach((diagnostic) => errors.addDiagnostic(diagnostic))

  const queue = new ViewQueue(config.strict, (error) => errors.add('simulator', error))
  const settled = (then: () => void): void => queue.settled(then)
  const permissions = new Permissions()
  const live = createLive({
    emulatorUrl: config.emulatorUrl,
    phone,
    colour: phoneColour(phone),
    warn: (message) => log.add('warn', message),
    permitted: (scope) => permissions.ask(scope),
  })
  listenToEngine(log, errors)
  const tags = simulatedTags(live.tags)
  const backend = new Backend(queue, log, new Set(['page', ...tags, ...ownTags(bundle)]))
  // Before anything is defined: options are read when a space is made.
  cureEngine(settled, () => router)
  const environment = new MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  if (config.strict) makeDataStrict({ refuse: (message) => errors.add('setData', message), warn: (message) => log.warnOnce(message) })
  fireReady(space, settled)

  const events = new WxEvents((where, error) => errors.add(where, error))
  const app = new AppInstance(errors)
  const dialogs = new Dialogs()
  const natives = new NativeTags((message) => log.add('warn', message))
  let theme: Theme = 'light'
  let network = 'wifi'
  const enter: EnterOptions = { path: bundle.app.entryPagePath ?? bundle.app.pages[0] ?? '', query: {}, scene: 1001, referrerInfo: {} }
  const { wx, missing } = createWx({
    phone,
    config,
    app: bundle.app,
    instance: app,
    enter,
    log,
    errors,
    events,
    dialogs,
    permissions,
    live,
    tags,
    router: () => router,
    page: () => router.top(),
    theme: () => theme,
    network: () => network,
  })
  registerBuiltins({
    space: space.getComponentSpace(),
    later: (job) => queue.push(job),
    dialogs,
    natives,
    nativeTags: live.tags,
    navigate: (kind, options) => (wx[kind] as (options: object) => Promise<unknown>)(options),
  })
  const chrome = new ScreenChrome(bundle.app, (path) => void router.switchTab(path))
  const router: Router = new Router(bundle, {
    space,
    backend: environment.associateBackend(backend as never),
    queue,
    errors,
    container: screen.pages,
    window: bundle.app.window ?? {},
    themed: (value) => (value?.startsWith('@') ? (bundle.themes[theme][value.slice(1)] as typeof value) : value),
    pageVisible: (page, visible) => natives.pageVisible(page, visible),
    topChanged: (page) => {
      chrome.select(page.path)
      chrome.setTextStyle(page.textStyle())
      screen.measure()
    },
  })
  screen.element.append(chrome.status, chrome.capsule, chrome.tabBar, dialogs.element)
  screen.element.classList.toggle('sim-v2', bundle.app.style === 'v2')
  const gestures = new Gestures(activateAt)
  gestures.listen(document)
  backend.onDomEvent = (node, event) => {
    const target = engineNodeOf(node.dom) as EngineElement | null
    if (target) dispatch(target, event.type, { ...pick(event) })
  }
  window.addEventListener('resize', () => {
    screen.measure()
    const size = { windowWidth: innerWidth, windowHeight: innerHeight }
    router.top()?.resized(size)
    events.emit('WindowResize', { size })
  })
  errors.onError(({ message, stack }) => {
    const text = stack || message
    app.call('onError', text)
    events.emit('Error', { message, stack })
  })
  window.addEventListener('unhandledrejection', ({ reason }) => {
    app.call('onUnhandledRejection', { reason })
    events.emit('UnhandledRejection', { reason })
  })

  const registry = new Registry(bundle, space, errors)
  const modules = new Modules(bundle, {
    wx,
    App: app.define,
    Page: registry.page as (definition: object) => void,
    Component: registry.component as (definition?: object) => unknown,
    Behavior: registry.behavior as (definition?: object) => unknown,
    getApp: app.get,
    getCurrentPages: () => router.stack().map((page) => page.caller),
  })
  const ready = start()

  async function start(): Promise<void> {
    if (bundle.appScript) runAppScript()
    registry.run((script) => modules.load(script), backend)
    app.launch(enter)
    await router.reLaunch(`/${enter.path}`)
  }

  function runAppScript(): void {
    try {
      modules.load('app.js')
    } catch (error) {
      errors.add('app.js', error)
    }
  }

  let visible = true
  const setVisible = (now: boolean): void => {
    if (now === visible) return
    visible = now
    screen.element.classList.toggle('sim-away', !now)
    if (now) {
      app.call('onShow', enter)
      events.emit('AppShow', enter)
      router.top()?.show()
    } else {
      router.top()?.background()
      app.call('onHide', {})
      events.emit('AppHide')
    }
    live.pageVisible(now)
  }

  return {
    phone,
    ready,
    wx,
    router,
    app,
    live,
    inspect: createInspect(gestures, settled),
    stack: () => router.stack().map((page) => ({ id: page.id, path: page.path, query: page.query, page })),
    logs: () => log.list(),
    onLog: (listener) => log.onEntry(listener),
    missing,
    errors: () => errors.list(),
    diagnostics: () => bundle.diagnostics,
    setTheme: (next) => {
      if (next === theme || !bundle.app.darkmode) return
      theme = next
      screen.setTheme(next)
      for (const page of router.stack()) page.applyTheme()
      chrome.setTextStyle(router.top()?.textStyle() ?? 'black')
      app.call('onThemeChange', { theme })
      events.emit('ThemeChange', { theme })
    },
    setVisible,
    setPermission: (permission, allowed) => permissions.set(`scope.${permission}`, allowed),
    setNetwork: (type) => {
      network = type
      events.emit('NetworkStatusChange', { isConnected: type !== 'none', networkType: type })
    },
    interruptAudio: (interrupted) => events.emit(interrupted ? 'AudioInterruptionBegin' : 'AudioInterruptionEnd'),
    setCamera: (source) => live.setCamera(source),
    screenshot: () => takeScreenshot(screen.element),
  }
}

/** Tags that the mini-program itself defines, wherever. */
function ownTags({ app, components }: Bundle): string[] {
  const used = Object.values(components).flatMap(({ config }) => [config.usingComponents, config.componentGenerics])
  return [app.usingComponents, ...used].flatMap((names) => Object.keys(names ?? {}))
}

/** The engine's own complaints go where the mini-program's do. */
function listenToEngine(log: PhoneLog, errors: PhoneErrors): void {
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

function cureEngine(settled: (then: () => void) => void, router: () => Router): void {
  keepNodesClean(glassEasel)
  writeScopes(glassEasel)
  countLoops()
  const pageOf = (caller: Caller): Page | undefined => {
    let node = nodeOf(caller) as EngineComponent
    for (let root = node.ownerShadowRoot; root; root = node.ownerShadowRoot) node = root.getHostNode()
    return router().stack().find((page) => page.component === node)
  }
  completeCallers({
    pageIdOf: (caller) => pageOf(caller)?.id ?? 0,
    channelOf: (caller) => pageOf(caller)?.channel ?? {},
    routerOf: () => window.__phone?.wx ?? {},
  })
  completeQueries(settled, nodeForQuery)
}

/** What an animation or transition event says about itself. */
const pick = (event: Event): object => {
  const { animationName, propertyName, elapsedTime } = event as AnimationEvent & TransitionEvent
  return { ...(animationName ? { animationName } : {}), ...(propertyName ? { propertyName } : {}), elapsedTime }
}
