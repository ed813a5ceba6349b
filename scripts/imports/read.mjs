import ts from 'typescript'

/**
 * @typedef {{ target: string, line: number, isTypeOnly: boolean }} Import
 * @typedef {{ imports: Import[], wxLines: number[] }} SourceFacts
 */

/**
 * What a source file imports, and where it touches the global `wx`.
 *
 * @param {string} file
 * @param {string} text
 * @returns {SourceFacts}
 */
export function readSource(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  /** @type {SourceFacts} */
  const facts = { imports: [], wxLines: [] }
  const lineOf = (/** @type {ts.Node} */ node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1

  /** @param {ts.Node} node */
  const visit = (node) => {
    const imported = importOf(node)
    if (imported !== undefined) facts.imports.push({ ...imported, line: lineOf(node) })
    if (ts.isIdentifier(node) && node.text === 'wx' && isGlobalRead(node)) facts.wxLines.push(lineOf(node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return facts
}

/**
 * @param {ts.Node} node
 * @returns {{ target: string, isTypeOnly: boolean } | undefined}
 */
function importOf(node) {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause))
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true)
  if (ts.isCallExpression(node) && isLoading(node.expression)) return named(node.arguments[0], false)
  return undefined
}

/** `import { type A, type B }` loads nothing either. @param {ts.ImportClause | undefined} clause */
function isTypeImport(clause) {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const bindings = clause.namedBindings
  if (clause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

/** @param {ts.Expression} called */
const isLoading = (called) => called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')

/**
 * @param {ts.Node | undefined} specifier
 * @param {boolean} isTypeOnly
 */
const named = (specifier, isTypeOnly) =>
  specifier !== undefined && ts.isStringLiteralLike(specifier) ? { target: specifier.text, isTypeOnly } : undefined

/**
 * Whether an identifier stands for a value from outside, and is not the name of a property, a type or a declaration.
 *
 * @param {ts.Identifier} node
 */
function isGlobalRead(node) {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !ts.isTypeNode(parent) && !ts.isTypeElement(parent) && !(ts.isQualifiedName(parent) && parent.right === node)
}
