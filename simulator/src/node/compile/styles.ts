import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss'
import parseSelector, { type Node, type Selector } from 'postcss-selector-parser'
import { posix } from 'node:path'
import { elementName, STYLE_MARKS } from '../../shared/bundle'
import type { Diagnostics } from './diagnostics'
import type { Sources } from './sources'

/** Turns WXSS into CSS with marks where the scope of a component will stand. */
export class Styles {
  constructor(
    private readonly sources: Sources,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** `page` is the path of the page whose sheet this is: its rules then reach that page alone, as in a web view of its own. */
  compile(path: string, page?: string): string {
    const root = this.load(path, new Set())
    root.walkRules((rule) => this.rewriteRule(path, rule, page))
    root.walkDecls(rewriteDeclaration)
    root.walkAtRules('media', rewriteMedia)
    return root.toString()
  }

  private load(path: string, seen: Set<string>): Root {
    if (seen.has(path)) return postcss.root()
    seen.add(path)
    try {
      const root = postcss.parse(this.sources.read(path), { from: path })
      root.walkDecls((declaration) => resolveUrls(path, declaration))
      root.walkAtRules('import', (rule) => this.inline(path, rule, seen))
      return root
    } catch (error) {
      const { reason, line, column, message } = error as { reason?: string; line?: number; column?: number; message: string }
      this.diagnostics.error('wxss', path, reason ?? message, line === undefined ? {} : { line, column: column ?? 1 })
      return postcss.root()
    }
  }

  private inline(path: string, rule: AtRule, seen: Set<string>): void {
    const spec = /^(?:url\(\s*)?['"]?([^'")]+)['"]?/.exec(rule.params)?.[1] ?? ''
    const target = this.sources.resolve(path, spec, ['', '.wxss'])
    if (target === undefined) {
      this.diagnostics.error('wxss', path, `@import "${spec}" is missing`, { line: rule.source?.start?.line ?? 1 })
      rule.remove()
    } else {
      rule.replaceWith(this.load(target, seen).nodes)
    }
  }

  private rewriteRule(path: string, rule: Rule, page: string | undefined): void {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)) return
    try {
      rule.selector = parseSelector((list) => {
        list.walk(rewriteSimpleSelector)
        if (page !== undefined) list.each((selector) => bindToPage(selector, page))
      }).processSync(rule.selector)
    } catch (error) {
      this.diagnostics.error('wxss', path, `${rule.selector}: ${(error as Error).message}`, { line: rule.source?.start?.line ?? 1 })
    }
  }
}

function rewriteSimpleSelector(node: Node): void {
  if (node.type === 'class') {
    node.setPropertyWithoutEscape('value', STYLE_MARKS.classPrefix + node.value)
  } else if (node.type === 'tag') {
    if (node.value !== 'page') node.value = elementName(node.value) + STYLE_MARKS.tagScope
  } else if (node.type === 'id') {
    // The engine writes ids into an attribute; :is() with an id keeps the weight an id has.
    node.replaceWith(
      parseSelector.tag({ spaces: node.spaces, value: `:is([exparser\\:info-attr-id="${node.value}"],#_)${STYLE_MARKS.tagScope}` }),
    )
  } else if (node.type === 'pseudo' && node.value === ':host') {
    const host = parseSelector.tag({ spaces: node.spaces, value: `[wx-host="${STYLE_MARKS.host}"]` })
    if (node.nodes.length === 0) return void node.replaceWith(host)
    // What stands in :host(…) is asked of the host itself; it is rewritten in its turn.
    node.parent?.insertBefore(node, host)
    node.value = ':is'
    node.rawSpaceBefore = ''
  }
}

const isPageTag = (node: Node): boolean => node.type === 'tag' && node.value === 'page'

function bindToPage(selector: Selector, page: string): void {
  const bound = `:where([wx-page="${page}"])`
  const tag = selector.nodes.find(isPageTag)
  if (tag?.type === 'tag') {
    tag.value += bound
    return
  }
  const lead = selector.first.rawSpaceBefore
  selector.prepend(parseSelector.tag({ value: `${lead}${bound} ` }))
}

const THEME_QUERY = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/

/** The theme is the phone's, not the browser's; `rpx` in a query is of a phone of usual width. */
function rewriteMedia(media: AtRule): void {
  media.params = media.params.replace(RPX, (_, n: string) => `${Number(n) / 2}px`)
  const theme = THEME_QUERY.exec(media.params)?.[1]
  if (theme === undefined) return
  media.walkRules((rule) => void (rule.selectors = rule.selectors.map((selector) => `:where([data-theme="${theme}"]) ${selector}`)))
  const rest = media.params
    .replace(THEME_QUERY, '')
    .replace(/^\s*and\b|\band\s*$/g, '')
    .replace(/\band\s+and\b/, 'and')
    .trim()
  if (rest === '') media.replaceWith(media.nodes ?? [])
  else media.params = rest
}

const RPX = /(?<![\w.#-])(-?(?:\d*\.)?\d+)rpx\b/g
const VH = /(?<![\w.#-])(-?(?:\d*\.)?\d+)vh\b/g

/** `rpx`, `vh` and safe areas are those of the phone and its page, not of the browser window. */
function rewriteDeclaration(declaration: Declaration): void {
  declaration.value = declaration.value
    .replace(RPX, 'calc($1 * var(--rpx))')
    .replace(VH, 'calc($1 * var(--vh))')
    .replace(/\b(?:env|constant)\((safe-area-inset-\w+)/g, 'var(--$1')
}

function resolveUrls(path: string, declaration: Declaration): void {
  declaration.value = declaration.value.replace(/url\(\s*(['"]?)(?!data:|https?:|\/\/|#)([^'")]+)\1\s*\)/g, (_, _quote, url: string) => {
    const target = url.startsWith('/') ? url.slice(1) : posix.join(posix.dirname(path), url)
    return `url("/app/files/${target}")`
  })
}
