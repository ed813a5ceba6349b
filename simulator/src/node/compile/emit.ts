import type { AppConfig, Diagnostic, Themes } from '../../shared/bundle'
import type { Components } from './components'
import type { Scripts } from './scripts'
import { WXS_PRELUDE } from './wxs'

export interface BundleParts {
  readonly app: AppConfig
  readonly themes: Themes
  readonly scripts: Scripts
  readonly components: Components
  readonly templates: string
  readonly diagnostics: readonly Diagnostic[]
}

const MODULE_SCOPE = 'require,module,exports,wx,App,Page,Component,Behavior,getApp,getCurrentPages,requirePlugin'

const countLines = (text: string): number => text.split('\n').length - 1

/** Writes the bundle: one call that hands over a factory, with every module on lines of its own. */
export function emitBundle(parts: BundleParts, buildId: string): string {
  const { app, scripts, components } = parts
  let code = `__miniProgram(function(__wrapEvent){${WXS_PRELUDE}\nconst templates=${parts.templates};\nconst modules={\n`
  let line = countLines(code) + 1
  const lines: [number, string][] = []
  for (const [id, module] of scripts.modules) {
    const head = `${JSON.stringify(id)}:[function(${MODULE_SCOPE}){\n`
    const text = `${head}${module.code}\n},${JSON.stringify(module.requires)}],\n`
    lines.push([line + 1, id])
    line += countLines(text)
    code += text
  }
  const rest = {
    buildId,
    app,
    themes: parts.themes,
    appScript: scripts.modules.has('app.js') ? 'app.js' : null,
    components: Object.fromEntries(components.entries),
    styles: Object.fromEntries(components.styles),
    lines,
    diagnostics: parts.diagnostics,
  }
  return `${code}};\nreturn {...${JSON.stringify(rest)},templates,modules};});\n`
}
