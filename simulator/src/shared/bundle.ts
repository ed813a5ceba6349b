/** What the Node side compiles and the browser side runs: one mini-program as plain data and functions. */

/** One thing the compiler has to say about a mini-program. */
export interface Diagnostic {
  readonly level: 'error' | 'warning'
  readonly kind: 'config' | 'wxml' | 'wxs' | 'wxss' | 'js'
  /** Path inside the mini-program. */
  readonly file: string
  /** Counted from 1; absent when the whole file is meant. */
  readonly line?: number
  readonly column?: number
  readonly message: string
}

export interface TabBarConfig {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly list?: readonly {
    readonly pagePath: string
    readonly text: string
    readonly iconPath?: string
    readonly selectedIconPath?: string
  }[]
}

/** The window settings that app.json and a page's JSON share. */
export interface WindowConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  /** `black` or `white`; a theme variable such as `@navText` in an app with dark mode. */
  readonly navigationBarTextStyle?: string
  readonly navigationStyle?: 'default' | 'custom'
  readonly backgroundColor?: string
  readonly disableScroll?: boolean
}

/** Values of theme variables, by theme. */
export type Themes = Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>>

export interface AppConfig {
  readonly pages: readonly string[]
  readonly entryPagePath?: string
  readonly window?: WindowConfig
  readonly tabBar?: TabBarConfig
  /** `v2` chooses the newer look of buttons and form controls. */
  readonly style?: string
  /** The app has a dark look; without it a phone stays light. */
  readonly darkmode?: boolean
  readonly themeLocation?: string
  readonly usingComponents?: Readonly<Record<string, string>>
}

/** The JSON of a page or component, with resolved component paths (`/components/x/index`). */
export interface ComponentConfig extends WindowConfig {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly componentGenerics?: Readonly<Record<string, boolean | { readonly default?: string }>>
  readonly componentPlaceholder?: Readonly<Record<string, string>>
  readonly styleIsolation?: string
  readonly addGlobalClass?: boolean
  readonly pureDataPattern?: string
}

export interface ComponentEntry {
  readonly config: ComponentConfig
  /** Module id of the script. */
  readonly script: string
  readonly page: boolean
}

/** `require, module, exports, wx, App, Page, Component, Behavior, getApp, getCurrentPages, requirePlugin` */
export type ModuleFunction = (...scope: unknown[]) => void

/** Called for every handler that a template bound; what it returns is the handler's answer. */
export type EventWrapper = (
  caller: object,
  event: object,
  handler: (event: unknown) => unknown,
  wxsPath?: readonly unknown[] | null,
) => unknown

export interface Bundle {
  readonly buildId: string
  readonly app: AppConfig
  readonly themes: Themes
  /** Module id of app.js, absent when there is none. */
  readonly appScript: string | null
  /** Path without extension -> entry. */
  readonly components: Readonly<Record<string, ComponentEntry>>
  /** Path without extension (or `app`) -> sheet text with scope marks. */
  readonly styles: Readonly<Record<string, string>>
  /** Path without extension -> compiled template. */
  readonly templates: Readonly<Record<string, unknown>>
  /** Module id -> function and what its `require` calls mean. */
  readonly modules: Readonly<Record<string, readonly [ModuleFunction, Readonly<Record<string, string>>]>>
  /** First line of each module in the bundle, ascending: turns a stack line back into a file. */
  readonly lines: readonly (readonly [number, string])[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The bundle as served: a call of `__miniProgram(factory)`. */
export type BundleFactory = (wrapEvent: EventWrapper) => Bundle

/** Marks in compiled style sheets that the browser side fills in once it knows a component's style isolation. */
export const STYLE_MARKS = {
  /** Stands before every class name. */
  classPrefix: '\uE000',
  /** Stands behind every tag and id selector. */
  tagScope: '\uE001',
  /** The value of the host attribute. */
  host: '\uE002',
} as const

/** Tags that are WeChat's own; a template's `view` becomes the element `wx-view`. */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set(
  (
    'view text image button input textarea scroll-view swiper swiper-item icon progress rich-text checkbox checkbox-group radio radio-group ' +
    'switch slider picker picker-view picker-view-column form label navigator cover-view cover-image movable-area movable-view video camera ' +
    'canvas live-pusher live-player root-portal web-view map page-meta match-media navigation-bar ad official-account open-data editor ' +
    'page-container share-element voip-room audio functional-page-navigator keyboard-accessory list-view grid-view sticky-header sticky-section'
  ).split(' '),
)

/** The element name that a tag in WXML gets in the page; also what style sheets must say. */
export const elementName = (tag: string): string => {
  if (BUILTIN_TAGS.has(tag)) return `wx-${tag}`
  return tag === 'page' || tag.includes('-') ? tag : `mp-${tag}`
}

/** What the Node side tells a page about itself, at `/__sim/config.json`. */
export interface SimulatorConfig {
  readonly emulatorUrl: string
  readonly phones: number
  readonly ext: Readonly<Record<string, unknown>>
  readonly strict: boolean
  readonly appName: string
}

/** Frames of the development socket at `/__sim/dev`. */
export type DevMessage =
  | { readonly type: 'built'; readonly buildId: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'hello'; readonly phone: number }

/** A `wx.request` as the phone hands it to the Node side. */
export interface ProxyRequest {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, string>>
  /** Base64. */
  readonly body?: string
  readonly timeoutMs: number
}

export type ProxyAnswer =
  | {
      readonly ok: true
      readonly statusCode: number
      readonly header: Readonly<Record<string, string>>
      readonly cookies: readonly string[]
      readonly body: string
    }
  | { readonly ok: false; readonly message: string }
