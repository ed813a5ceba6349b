/** A small selector language over the engine's tree: tags, classes, ids, attributes, descendants, children, alternatives. */

export interface Compound {
  readonly tag?: string
  readonly id?: string
  readonly classes: readonly string[]
  readonly attributes: readonly { readonly name: string; readonly value?: string }[]
  /** How the compound before this one stands to it. */
  readonly relation: 'descendant' | 'child'
}

const TOKEN = /([.#]?)([\w-]+)|\[\s*([\w-]+)\s*(?:=\s*["']?([^"'\]]*)["']?)?\s*\]|(\*)/gy

/** Parses a selector list. Throws on what it does not know, so that a test never matches nothing by mistake. */
export function parseSelector(text: string): readonly (readonly Compound[])[] {
  return text.split(',').map((part) => {
    const steps = part
      .trim()
      .split(/\s*(>)\s*|\s+/)
      .filter((step): step is string => step !== undefined && step !== '')
    if (steps.length === 0) throw new Error(`"${text}" is not a selector`)
    const compounds: Compound[] = []
    let relation: Compound['relation'] = 'descendant'
    for (const step of steps) {
      if (step === '>') {
        relation = 'child'
        continue
      }
      compounds.push(parseCompound(step, relation))
      relation = 'descendant'
    }
    return compounds
  })
}

function parseCompound(text: string, relation: Compound['relation']): Compound {
  let tag: string | undefined
  let id: string | undefined
  const classes: string[] = []
  const attributes: { name: string; value?: string }[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`"${text}" is not a selector this simulator knows`)
    const [, kind, name = '', attribute, value] = match
    if (attribute !== undefined) attributes.push(value === undefined ? { name: attribute } : { name: attribute, value })
    else if (kind === '.') classes.push(name)
    else if (kind === '#') id = name
    else if (name) tag = name
  }
  return { ...(tag === undefined ? {} : { tag }), ...(id === undefined ? {} : { id }), classes, attributes, relation }
}
