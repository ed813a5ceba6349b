import type { BuiltinSpec } from './define'

interface RichNode {
  readonly type?: 'node' | 'text'
  readonly name?: string
  readonly text?: string
  readonly attrs?: Readonly<Record<string, string>>
  readonly children?: readonly RichNode[]
}

const NAMES = new Set(
  'a abbr b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s small span strong sub sup table tbody td th thead tr u ul'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['class', 'style', 'title', 'dir', 'colspan', 'rowspan', 'start', 'type'])

/** Builds only what is known to be harmless: the nodes come from data, maybe from a stranger. */
function build(node: RichNode): Node {
  if (node.type === 'text' || node.text !== undefined) return document.createTextNode(decode(node.text ?? ''))
  const element = document.createElement(NAMES.has(node.name ?? '') ? (node.name as string) : 'span')
  for (const [name, value] of Object.entries(node.attrs ?? {})) if (ATTRIBUTES.has(name)) element.setAttribute(name, value)
  element.append(...(node.children ?? []).map(build))
  return element
}

/** A string is shown without its markup. */
const plain = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? ''

const decode = (text: string): string =>
  text.replace(
    /&(lt|gt|amp|quot|apos|nbsp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' })[name] ?? '',
  )

export const RICH_TEXT: BuiltinSpec = {
  tag: 'rich-text',
  mirrored: ['space'],
  properties: { nodes: null, space: String, userSelect: Boolean },
  create: ({ element }) => ({
    update(name, value) {
      if (name !== 'nodes') return
      element.replaceChildren(
        ...(Array.isArray(value) ? (value as RichNode[]).map(build) : [document.createTextNode(plain(String(value ?? '')))]),
      )
    },
  }),
}
