import path from 'node:path'
import ts from 'typescript'
import { docOf, faultAt, oneLine, tagged } from './doc-comment.mjs'

/**
 * @typedef {import('./read-tags.mjs').Reading} Reading
 * @typedef {{ signature: string, meaning: string }} Member
 * @typedef {{ name: string, text: string, code: string, members: Member[] }} Export
 */

/** What an app imports. */
export const ENTRY = 'components/index.ts'

const isInternal = tagged('internal')

/**
 * Everything that `components/index.ts` exports, in its order. What is missing is added to `faults`.
 *
 * @param {Reading} reading
 * @returns {Export[]}
 */
export function readModule(reading) {
  const { root, program, faults } = reading
  const checker = program.getTypeChecker()
  const entry = program.getSourceFile(path.join(root, ENTRY))
  const module = entry && checker.getSymbolAtLocation(entry)
  if (module === undefined) return []
  const symbols = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
  return symbols.flatMap((symbol) => {
    const node = symbol.declarations?.[0]
    if (node === undefined) return []
    for (const name of hiddenTypes(reading, node, symbols))
      faults.push(faultAt(root, node, `${symbol.name} names ${name}, which ${ENTRY} does not export`))
    return readExport(reading, symbol.name, node)
  })
}

/**
 * @param {Reading} reading
 * @param {string} name
 * @param {ts.Declaration} node
 * @returns {Export}
 */
function readExport(reading, name, node) {
  const { text } = docOf(node)
  if (text === '') reading.faults.push(faultAt(reading.root, node, `${name} has no doc comment`))
  if (ts.isFunctionDeclaration(node)) return { name, text, code: `function ${name}${toCall(node)}`, members: [] }
  if (ts.isTypeAliasDeclaration(node))
    return { name, text, code: `type ${name}${toGeneric(node)} = ${aliasText(reading, node)}`, members: [] }
  const isType = ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)
  const members = isType ? readMembers(reading, name, node) : []
  return { name, text, code: isType ? toHead(name, node) : '', members }
}

/**
 * The members that an app may use, each with its doc comment.
 *
 * @param {Reading} reading
 * @param {string} name
 * @param {ts.InterfaceDeclaration | ts.ClassDeclaration} type
 * @returns {Member[]}
 */
function readMembers({ root, faults }, name, type) {
  return publicMembers(type).map((member) => {
    const meaning = oneLine(docOf(member).text)
    const signature = toSignature(member, name)
    if (meaning === '') faults.push(faultAt(root, member, `${name}: ${signature} has no doc comment`))
    return { signature, meaning }
  })
}

/**
 * @param {ts.InterfaceDeclaration | ts.ClassDeclaration} type
 * @returns {ts.Node[]}
 */
function publicMembers(type) {
  /** @type {ts.Node[]} */
  const members = [...type.members]
  const all = members.flatMap((member) =>
    // `constructor(readonly fault: RoomFault)` is a constructor and a property.
    ts.isConstructorDeclaration(member)
      ? [member, ...member.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, member))]
      : [member],
  )
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  return all.filter((member) => !isInternal(member) && !(ts.getCombinedModifierFlags(/** @type {ts.Declaration} */ (member)) & hidden))
}

/**
 * @param {ts.Node} member
 * @param {string} owner
 */
function toSignature(member, owner) {
  if (ts.isConstructorDeclaration(member)) return `new ${owner}${toCall(member)}`
  if (ts.isMethodSignature(member) || ts.isMethodDeclaration(member))
    return `${member.name.getText()}${member.questionToken ? '?' : ''}${toCall(member)}`
  if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member) && !ts.isParameter(member)) return toPlain(member)
  const type = member.type ?? (ts.isPropertySignature(member) ? undefined : member.initializer)
  return `${member.name.getText()}${member.questionToken ? '?' : ''}: ${type ? toPlain(type) : 'unknown'}`
}

/**
 * The first line of a type, where it says more than its name.
 *
 * @param {string} name
 * @param {ts.InterfaceDeclaration | ts.ClassDeclaration} type
 */
function toHead(name, type) {
  const rest = [`${name}${toGeneric(type)}`, ...(type.heritageClauses ?? []).map(toPlain)].join(' ')
  return rest === name ? '' : `${ts.isClassDeclaration(type) ? 'class' : 'interface'} ${rest}`
}

/** @param {{ typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> }} node */
const toGeneric = ({ typeParameters }) => (typeParameters === undefined ? '' : `<${typeParameters.map(toPlain).join(', ')}>`)

/**
 * Parameters and result. A parameter that only tests give is marked `@internal`.
 *
 * @param {ts.SignatureDeclaration} node
 */
function toCall(node) {
  const parameters = node.parameters.filter((parameter) => !isInternal(parameter)).map(toPlain)
  return `${toGeneric(node)}(${parameters.join(', ')})${node.type === undefined ? '' : `: ${toPlain(node.type)}`}`
}

/** The text of a node on one line, without what a reader need not know. @param {ts.Node} node */
const toPlain = (node) =>
  oneLine(node.getText().replace(/\/\*\*[^]*?\*\//g, ''))
    .replace(/\breadonly (?=\w+\??:)/g, '')
    .replace(/^\| /, '')

/**
 * `(typeof SCENES)[number]` is written out.
 *
 * @param {Reading} reading
 * @param {ts.TypeAliasDeclaration} node
 */
function aliasText({ program }, node) {
  const text = toPlain(node.type)
  if (!text.includes('typeof ')) return text
  const checker = program.getTypeChecker()
  const flags = ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.NoTruncation
  return checker.typeToString(checker.getTypeAtLocation(node.name), undefined, flags)
}

/**
 * Types of ours that a declaration shows and an app cannot import.
 *
 * @param {Reading} reading
 * @param {ts.Node} declaration
 * @param {ts.Symbol[]} exported
 * @returns {Set<string>}
 */
function hiddenTypes({ root, program }, declaration, exported) {
  const checker = program.getTypeChecker()
  /** @type {Set<string>} */
  const hidden = new Set()
  /** @param {ts.Node} node */
  const walk = (node) => {
    if (ts.isBlock(node) || isInternal(node)) return
    if (ts.isTypeReferenceNode(node)) {
      const found = checker.getSymbolAtLocation(node.typeName)
      const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found
      if (symbol && isOurs(root, symbol) && !exported.includes(symbol)) hidden.add(symbol.name)
    }
    ts.forEachChild(node, walk)
  }
  walk(declaration)
  return hidden
}

/**
 * Neither of the language nor a type parameter.
 *
 * @param {string} root
 * @param {ts.Symbol} symbol
 */
function isOurs(root, symbol) {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName
  if (file === undefined || symbol.flags & ts.SymbolFlags.TypeParameter) return false
  return !/^\.\.|node_modules/.test(path.relative(root, file))
}
