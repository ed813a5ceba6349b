import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Bundle, Diagnostic } from '../../shared/bundle'
import { phoneColour } from '../../shared/phones'
import { activateAt, registerBuiltins, simulatedTags } from '../builtins/index'
import { NativeTags } from '../builtins/native'
import { fireReady } from '../cures/ready-lifetime'
import { makeDataStrict } from '../cures/strict-data'
import { createInspect, type Inspect } from '../inspect/inspect'
import { createLive } from '../live/index'
import type { CameraSource, Live } from '../live/types'
import type { PageEntry, Permission, PhoneApi, Theme } from '../phone-api'
import { createWx, type PhoneWx } from '../wx/create-wx'
import { Dialogs } from '../wx/dialogs'
import { Permissions } from '../wx/permissions'
import { WxEvents } from '../wx/wx-events'
import { AppInstance, type EnterOptions } from './app'
import { Backend } from './backend'
import { ScreenChrome } from './chrome'
import { Conditions } from './conditions'
import type { EngineElement } from './engine'
import { cureEngine, listenToEngine, ownTags } from './engine-setup'
import type { PhoneError } from './errors'
import { dispatch, Gestures } from './gestures'
import type { PhoneGround } from './ground'
import type { LogEntry } from './log'
import { Modules } from './modules'
import type { Page } from './page'
import { Registry } from './registry'
import { Router } from './router'
import { takeScreenshot } from './screenshot'
import { mapStack } from './stack-trace'
import { engineNodeOf } from './view-node'
import { ViewQueue } from './view-queue'

/** A phone that runs a mini-program: puts the parts together and starts them. */
export class Phone implements PhoneApi {
  readonly phone: number
  readonly ready: Promise<void>
  readonly wx: Record<string, unknown>
  readonly app: AppInstance
  readonly live: Live
  readonly router: Router
  readonly inspect: Inspect
  readonly missing: () => readonly string[]
  private readonly queue: ViewQueue
  private readonly permissions = new Permissions()
  private readonly events: WxEvents
  private readonly dialogs = new Dialogs()
  private readonly natives: NativeTags
  private readonly gestures = new Gestures(activateAt)
  private readonly enter: EnterOptions
  private readonly conditions: Conditions
  private readonly chrome: ScreenChrome
  private readonly backend: Backend
  private readonly space: CodeSpace

  constructor(
    private readonly ground: PhoneGround,
    private readonly bundle: Bundle,
  ) {
    const { phone, config, log, errors } = ground
    this.phone = phone
    errors.mapStack = (stack) => mapStack(stack, bundle.lines)
    bundle.diagnostics.forEach((diagnostic) => errors.addDiagnostic(diagnostic))
    listenToEngine(log, errors)
    this.queue = new ViewQueue(config.strict, (error) => errors.add('simulator', error))
    this.events = new WxEvents((where, error) => errors.add(where, error))
    this.app = new AppInstance(errors)
    this.natives = new NativeTags((message) => log.add('warn', message))
    this.enter = { path: bundle.app.entryPagePath ?? bundle.app.pages[0] ?? '', query: {}, scene: 1001, referrerInfo: {} }
    this.live = this.createLive()
    this.conditions = this.createConditions()
    cureEngine(this.settled, () => this.router)
    if (config.strict) makeDataStrict({ refuse: (message) => errors.add('setData', message), warn: (message) => log.warnOnce(message) })
    const tags = simulatedTags(this.live.tags)
    this.backend = new Backend(this.queue, log, new Set(['page', ...tags, ...ownTags(bundle)]))
    const environment = new MiniProgramEnv()
    this.space = environment.createCodeSpace('', true)
    fireReady(this.space, this.settled)
    const { wx, missing } = this.createWx(tags)
    this.wx = wx
    this.missing = missing
    this.registerBuiltins()
    this.router = this.createRouter(environment)
    this.chrome = new ScreenChrome(bundle.app, (path) => void this.router.switchTab(path))
    this.inspect = createInspect(this.gestures, this.settled)
    this.draw()
    this.listen()
    this.ready = this.start()
  }

  stack(): readonly PageEntry[] {
    return this.router.stack().map((page) => ({ id: page.id, path: page.path, query: page.query, page }))
  }

  logs(): readonly LogEntry[] {
    return this.ground.log.list()
  }

  onLog(listener: (entry: LogEntry) => void): () => void {
    return this.ground.log.onEntry(listener)
  }

  errors(): readonly PhoneError[] {
    return this.ground.errors.list()
  }

  diagnostics(): readonly Diagnostic[] {
    return this.bundle.diagnostics
  }

  setTheme(theme: Theme): void {
    this.conditions.setTheme(theme)
  }

  setVisible(visible: boolean): void {
    this.conditions.setVisible(visible)
  }

  setPermission(permission: Permission, allowed: boolean): void {
    this.permissions.set(`scope.${permission}`, allowed)
  }

  setNetwork(type: 'wifi' | '4g' | 'none'): void {
    this.conditions.setNetwork(type)
  }

  interruptAudio(interrupted: boolean): void {
    this.conditions.interruptAudio(interrupted)
  }

  setCamera(source: CameraSource): void {
    this.live.setCamera(source)
  }

  screenshot(): Promise<string> {
    return takeScreenshot(this.ground.screen.element)
  }

  /** The page goes away: whatever is open is closed. */
  dispose(): void {
    this.router.dispose()
    this.live.dispose()
    this.chrome.dispose()
  }

  private readonly settled = (then: () => void): void => this.queue.settled(then)

  private createLive(): Live {
    const { phone, config, log } = this.ground
    return createLive({
      emulatorUrl: config.emulatorUrl,
      phone,
      colour: phoneColour(phone),
      warn: (message) => log.add('warn', message),
      permitted: (scope) => this.permissions.ask(scope),
    })
  }

  private createConditions(): Conditions {
    const { bundle, app, events, live, enter } = this
    const { screen } = this.ground
    return new Conditions({ bundle, app, events, screen, live, enter, router: () => this.router, chrome: () => this.chrome })
  }

  private createWx(tags: ReadonlySet<string>): PhoneWx {
    const { phone, config, log } = this.ground
    const { enter, events, dialogs, permissions, live } = this
    return createWx({
      ...{ phone, config, log, enter, events, dialogs, permissions, live, tags },
      app: this.bundle.app,
      router: () => this.router,
      page: () => this.router.top(),
      theme: () => this.conditions.theme,
      network: () => this.conditions.network,
    })
  }

  private registerBuiltins(): void {
    const { dialogs, natives } = this
    registerBuiltins({
      space: this.space.getComponentSpace(),
      later: (job) => this.queue.push(job),
      dialogs,
      natives,
      nativeTags: this.live.tags,
      navigate: (kind, options) => (this.wx[kind] as (options: object) => Promise<unknown>)(options),
    })
  }

  private createRouter(environment: MiniProgramEnv): Router {
    const { space, queue } = this
    const { errors, screen } = this.ground
    return new Router(this.bundle, {
      space,
      queue,
      errors,
      backend: environment.associateBackend(this.backend as never),
      container: screen.pages,
      window: this.bundle.app.window ?? {},
      themed: (value) => this.conditions.themed(value),
      pageVisible: (page, visible) => this.natives.pageVisible(page, visible),
      topChanged: (page) => this.topChanged(page),
    })
  }

  private topChanged(page: Page): void {
    this.chrome.select(page.path)
    this.chrome.setTextStyle(page.textStyle())
    this.ground.screen.measure()
  }

  private draw(): void {
    const { element } = this.ground.screen
    element.classList.toggle('sim-v2', this.bundle.app.style === 'v2')
    element.append(this.chrome.status, this.chrome.capsule, this.chrome.tabBar, this.dialogs.element)
  }

  private listen(): void {
    const { errors } = this.ground
    this.gestures.listen(document)
    this.backend.onDomEvent = (node, event) => {
      const target = engineNodeOf(node.dom) as EngineElement | null
      if (target) dispatch(target, event.type, detailOf(event))
    }
    window.addEventListener('resize', () => this.resized())
    window.addEventListener('unhandledrejection', ({ reason }: { reason: unknown }) => {
      this.app.call('onUnhandledRejection', { reason })
      this.events.emit('UnhandledRejection', { reason })
    })
    errors.onError(({ message, stack }) => {
      this.app.call('onError', stack || message)
      this.events.emit('Error', { message, stack })
    })
  }

  private resized(): void {
    this.ground.screen.measure()
    const size = { windowWidth: innerWidth, windowHeight: innerHeight }
    this.router.top()?.resized(size)
    this.events.emit('WindowResize', { size })
  }

  private async start(): Promise<void> {
    const registry = new Registry(this.bundle, this.space, this.ground.errors)
    const modules = new Modules(this.bundle, {
      wx: this.wx,
      App: this.app.define,
      Page: registry.page,
      Component: registry.component,
      Behavior: registry.behavior,
      getApp: this.app.get,
      getCurrentPages: () => this.router.stack().map((page) => page.caller),
    })
    if (this.bundle.appScript !== null) this.runAppScript(modules, this.bundle.appScript)
    registry.run((script) => modules.load(script), this.backend)
    this.app.launch(this.enter)
    await this.router.reLaunch(`/${this.enter.path}`)
  }

  private runAppScript(modules: Modules, script: string): void {
    try {
      modules.load(script)
    } catch (error) {
      this.ground.errors.add(script, error)
    }
  }
}

/** What an animation or transition event says about itself. */
function detailOf(event: Event): object {
  const { animationName, propertyName, elapsedTime } = event as AnimationEvent & TransitionEvent
  return { ...(animationName ? { animationName } : {}), ...(propertyName ? { propertyName } : {}), elapsedTime }
}
