import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { AppConfig, Diagnostic, Themes } from '../../shared/bundle'
import { Components, readJson } from './components'
import { Diagnostics } from './diagnostics'
import { emitBundle } from './emit'
import { Scripts, type ScriptCache } from './scripts'
import { Sources } from './sources'
import { Styles } from './styles'
import { Templates } from './templates'

export interface CompiledApp {
  /** JavaScript text to serve. */
  readonly code: string
  readonly buildId: string
  readonly diagnostics: readonly Diagnostic[]
}

interface AppJson extends AppConfig {
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: AppJson['subPackages']
  readonly resolveAlias?: Readonly<Record<string, string>>
}

const pagesOf = (app: AppJson): string[] => [
  ...app.pages,
  ...(app.subPackages ?? app.subpackages ?? []).flatMap((part) => part.pages.map((page) => posix.join(part.root, page))),
]

/** Compiles the built mini-program in `root`. What is wrong with it is told in the diagnostics, never thrown. */
export function compileApp(root: string, cache: ScriptCache): CompiledApp {
  const diagnostics = new Diagnostics()
  const bare = new Sources(root)
  const json = readJson<AppJson>(bare, diagnostics, 'app.json')
  if (!json || !Array.isArray(json.pages) || json.pages.length === 0) {
    diagnostics.error('config', 'app.json', 'is missing, or names no pages')
  }
  const app: AppJson = { ...json, pages: Array.isArray(json?.pages) ? json.pages : [] }
  const sources = new Sources(root, app.resolveAlias)
  const templates = new Templates(sources, diagnostics)
  try {
    const scripts = new Scripts(sources, diagnostics, cache)
    const styles = new Styles(sources, diagnostics)
    const components = new Components(sources, diagnostics, { scripts, templates, styles })
    const config: AppConfig = { ...app, pages: pagesOf(app), usingComponents: components.using('app', app.usingComponents) }
    if (sources.has('app.js')) scripts.add('app.js')
    if (sources.has('app.wxss')) components.styles.set('app', styles.compile('app.wxss'))
    for (const page of config.pages) components.add(page, true)
    const themes = { light: {}, dark: {}, ...(app.themeLocation ? readJson<Themes>(sources, diagnostics, app.themeLocation) : undefined) }
    const parts = { app: config, themes, scripts, components, templates: templates.emit(), diagnostics: diagnostics.list() }
    const body = emitBundle(parts, '')
    const buildId = createHash('sha256').update(body).digest('hex').slice(0, 12)
    return { code: emitBundle(parts, buildId), buildId, diagnostics: diagnostics.list() }
  } finally {
    templates.free()
  }
}
