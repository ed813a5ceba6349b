import path from 'node:path'
import ts from 'typescript'

/**
 * A doc comment: what it says, and the lines that begin with `@name`.
 *
 * @typedef {{ text: string, tags: { name: string, text: string }[] }} Doc
 */

/** @param {string | ts.NodeArray<ts.JSDocComment> | undefined} comment */
const toText = (comment) => ts.getTextOfJSDocComment(comment) ?? ''

/**
 * The doc comment of a declaration; empty when there is none.
 *
 * @param {ts.Node} node
 * @returns {Doc}
 */
export function docOf(node) {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)
  const tags = (comment?.tags ?? []).map((tag) => ({ name: tag.tagName.text, text: oneLine(toText(tag.comment)) }))
  return { text: toText(comment?.comment), tags }
}

/** @param {string} text */
export const oneLine = (text) => text.replace(/\s+/g, ' ').trim()

/**
 * `tagged('internal')` tells whether a declaration carries `@internal`.
 *
 * @param {string} name
 */
export const tagged = (name) => (/** @type {ts.Node} */ node) => docOf(node).tags.some((tag) => tag.name === name)

/**
 * Where a node is and what is wrong with it, as `file:line what`.
 *
 * @param {string} root
 * @param {ts.Node} node
 * @param {string} what
 */
export function faultAt(root, node, what) {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return `${path.relative(root, source.fileName).replaceAll(path.sep, '/')}:${line + 1} ${what}`
}
