import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler-typed'
import ts from 'typescript'

/** @typedef {import('./templates.mjs').Template} Template */

/**
 * A template as TypeScript.
 *
 * @typedef {{ line: number, column: number }} Position
 * @typedef {{ code: string, toTemplate: (start: Position, end: Position) => Position | undefined }} Converted
 */

/** WeChat accepts more in a loop than the compiler's own types do: read-only lists, and lists that are not there yet. */
const LOOP_TYPES = `
type _ForIndex_<T> = NonNullable<T> extends readonly any[] ? number : NonNullable<T> extends { [key: string]: any } ? string : any;
type _ForItem_<T> = NonNullable<T> extends readonly (infer I)[] ? I : NonNullable<T> extends { [key: string]: infer V } ? V : any;
type _ForKey_<T, N extends string> = N extends "*this" ? _ForItem_<T> : N extends keyof _ForItem_<T> ? _ForItem_<T>[N] : unknown;`

const COMPILER_LOOP_TYPES = /\ntype _ForIndex_<[^\n]*\ntype _ForItem_<[^\n]*\ntype _ForKey_<[^\n]*/

/**
 * Turns a template into TypeScript that uses `data`, `methods` and `tags`. Faults of the template itself come back as messages.
 *
 * @param {Template} template
 * @param {string} wxml
 * @returns {{ converted: Converted, faults: string[] }}
 */
export function convertTemplate(template, wxml) {
  const group = new TmplGroup()
  const warnings = group.addTmpl(template.wxml, wxml)
  const faults = warnings.map((/** @type {any} */ fault) => `${template.wxml}:${fault.startLine}:${fault.startColumn + 1} ${fault.message}`)
  const expression = group.getTmplConvertedExpr(template.wxml, preludeOf(template))
  /** @type {Converted['toTemplate']} */
  const toTemplate = (start, end) => {
    const found = expression.getSourceLocation(start.line, start.column, end.line, end.column)
    return found === undefined ? undefined : { line: (found[0] ?? 0) + 1, column: (found[1] ?? 0) + 1 }
  }
  return { converted: { code: (expression.code() ?? '').replace(COMPILER_LOOP_TYPES, LOOP_TYPES), toTemplate }, faults }
}

/**
 * One line, since the compiler counts lines from behind it.
 *
 * @param {Template} template
 */
function preludeOf({ wxml, script, tags }) {
  const own = Object.entries(tags)
  const from = (/** @type {string} */ file) => {
    const relative = path.posix.relative(path.posix.dirname(wxml), file).replace(/\.ts$/, '')
    return relative.startsWith('.') ? relative : `./${relative}`
  }
  const imports = own.map(([, file], index) => `import type C${index} from '${from(file)}';`)
  const typed = own.map(([tag], index) => `${JSON.stringify(tag)}: WxmlCheck.Tag<typeof C${index}>;`)
  return [
    `import type Self from '${from(script)}';`,
    ...imports,
    `declare const data: WxmlCheck.Of<typeof Self>['data']; declare const methods: WxmlCheck.Of<typeof Self>['methods'];`,
    `declare const tags: WxmlCheck.BuiltInTags & { ${typed.join(' ')} };`,
  ].join(' ')
}

/**
 * The script of a page or component with a default export that tells its types: either it has one, or `Component({...})` or
 * `Page({...})` is turned into one. Undefined when it has none of these.
 *
 * @param {string} file
 * @param {string} text
 * @returns {string | undefined}
 */
export function exposeDefinition(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  if (source.statements.some((statement) => ts.isExportAssignment(statement) && !statement.isExportEquals)) return text
  for (const statement of source.statements) {
    const call = ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined
    const callee = call?.expression.getText(source)
    if (call === undefined || (callee !== 'Component' && callee !== 'Page')) continue
    return `${text.slice(0, call.getStart(source))}export default __${callee.toLowerCase()}${text.slice(call.expression.getEnd())}`
  }
  return undefined
}
