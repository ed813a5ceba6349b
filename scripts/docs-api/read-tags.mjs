import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { docOf, faultAt, oneLine, tagged } from './doc-comment.mjs'

/**
 * @typedef {{ name: string, detail: string, meaning: string }} Named
 * @typedef {{ attribute: string, type: string, fallback: string, meaning: string }} Property
 * @typedef {{ name: string, text: string, properties: Property[], events: Named[], slots: Named[], classes: Named[], methods: Named[] }} Tag
 * @typedef {{ root: string, program: ts.Program, faults: string[] }} Reading
 */

/** What every tag gets: `room-key`. */
export const SHARED = 'components/with-store/with-store.ts'

const DEFINERS = ['defineComponent', 'Behavior']

/** `{ room: string }` after the name is what comes with an event. */
const NAMED = /^(\S+)\s*(\{[^}]*\})?\s*(.*)$/

/**
 * Every tag of `components/`, the tag that most apps need first. What is missing in a doc comment is added to `faults`.
 *
 * @param {Reading} reading
 * @param {string[]} files
 * @returns {Tag[]}
 */
export function readTags(reading, files) {
  const shared = reading.program.getSourceFile(path.join(reading.root, SHARED))
  const common = shared === undefined ? [] : readProperties(reading, findDefinition(shared))
  return files
    .map((file) => readTag(reading, file, common))
    .sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)) || a.name.localeCompare(b.name))
}

/** @param {Tag} tag */
const isWhole = ({ name }) => name === 'trtc-room'

/**
 * @param {Reading} reading
 * @param {string} file
 * @param {Property[]} common
 * @returns {Tag}
 */
function readTag(reading, file, common) {
  const { root, program, faults } = reading
  const source = program.getSourceFile(path.join(root, file))
  if (source === undefined) throw new Error(`${file} cannot be read`)
  const definition = findDefinition(source)
  const subject = source.statements.find(ts.isExportAssignment) ?? source
  const { text, tags } = docOf(subject)
  if (text === '') faults.push(faultAt(root, subject, 'the component has no doc comment'))
  const named = (/** @type {string} */ name) => tags.filter((tag) => tag.name === name).map((tag) => toNamed(tag.text))
  const tag = {
    name: path.posix.basename(path.posix.dirname(file)),
    text,
    properties: [...common, ...readProperties(reading, definition)],
    events: named('event'),
    slots: named('slot'),
    classes: named('externalclass'),
    methods: readMethods(reading, definition),
  }
  for (const what of undocumented(path.join(root, file), source, tag)) faults.push(faultAt(root, subject, what))
  return tag
}

/** @param {string} text @returns {Named} */
function toNamed(text) {
  const [, name = '', detail = '', meaning = ''] = NAMED.exec(text) ?? []
  return { name, detail, meaning }
}

/**
 * What the component has and its doc comment does not name, or the other way round.
 *
 * @param {string} file
 * @param {ts.SourceFile} source
 * @param {Tag} tag
 * @returns {string[]}
 */
function undocumented(file, source, { events, slots, classes }) {
  const template = fs.readFileSync(file.replace(/\.ts$/, '.wxml'), 'utf8')
  const inTemplate = [...template.matchAll(/<slot\b([^>]*)>/g)].map((match) => /name="([^"]+)"/.exec(match[1] ?? '')?.[1] ?? 'default')
  const fired = [...source.text.matchAll(/triggerEvent\('([^']+)'/g)].map((match) => match[1] ?? '')
  const outside = [...(/externalClasses: \[([^\]]*)\]/.exec(source.text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
  /** @type {(kind: string, there: string[], named: Named[]) => string[]} */
  const missing = (kind, there, named) =>
    there.filter((name) => !named.some((one) => one.name === name)).map((name) => `the doc comment has no line @${kind} ${name}`)
  return [
    ...missing('slot', inTemplate, slots),
    ...missing('event', fired, events),
    ...missing('externalclass', outside, classes),
    ...slots.filter(({ name }) => !inTemplate.includes(name)).map(({ name }) => `the template has no slot ${name}`),
    ...[...events, ...slots, ...classes].filter(({ meaning }) => meaning === '').map(({ name }) => `nothing is said about ${name}`),
  ]
}

/** @param {ts.SourceFile} source @returns {ts.ObjectLiteralExpression | undefined} */
function findDefinition(source) {
  /** @type {(node: ts.Node) => ts.ObjectLiteralExpression | undefined} */
  const find = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && DEFINERS.includes(node.expression.text)) {
      const [first] = node.arguments
      if (first !== undefined && ts.isObjectLiteralExpression(first)) return first
    }
    return ts.forEachChild(node, find)
  }
  return find(source)
}

/**
 * The entries of an object in the definition, such as `properties`.
 *
 * @param {ts.ObjectLiteralExpression | undefined} object
 * @param {string} name
 * @returns {readonly ts.ObjectLiteralElementLike[]}
 */
function entriesOf(object, name) {
  const value = valueOf(object, name)
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value.properties : []
}

/**
 * @param {ts.ObjectLiteralExpression | undefined} object
 * @param {string} name
 */
function valueOf(object, name) {
  const entry = object?.properties.find((one) => one.name?.getText() === name)
  return entry !== undefined && ts.isPropertyAssignment(entry) ? entry.initializer : undefined
}

/**
 * @param {Reading} reading
 * @param {ts.ObjectLiteralExpression | undefined} definition
 * @returns {Property[]}
 */
function readProperties({ root, program, faults }, definition) {
  return entriesOf(definition, 'properties').flatMap((entry) => {
    if (!ts.isPropertyAssignment(entry) || !ts.isObjectLiteralExpression(entry.initializer)) return []
    const name = entry.name.getText()
    const meaning = oneLine(docOf(entry).text)
    if (meaning === '') faults.push(faultAt(root, entry, `the property ${name} has no doc comment`))
    const value = valueOf(entry.initializer, 'value')
    return {
      attribute: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      type: valueOf(entry.initializer, 'type')?.getText().toLowerCase() ?? '',
      // A constant may stand for the value: its type is its value.
      fallback: value === undefined ? '' : program.getTypeChecker().typeToString(program.getTypeChecker().getTypeAtLocation(value)),
      meaning,
    }
  })
}

/**
 * The methods that an app may call, which are marked `@public`.
 *
 * @param {Reading} reading
 * @param {ts.ObjectLiteralExpression | undefined} definition
 * @returns {Named[]}
 */
function readMethods({ root, faults }, definition) {
  return entriesOf(definition, 'methods').flatMap((entry) => {
    if (!ts.isMethodDeclaration(entry) || !tagged('public')(entry)) return []
    const meaning = oneLine(docOf(entry).text)
    if (meaning === '') faults.push(faultAt(root, entry, `the method ${entry.name.getText()} has no doc comment`))
    const parameters = entry.parameters.map((parameter) => parameter.getText()).join(', ')
    const type = entry.type === undefined ? '' : `: ${entry.type.getText()}`
    return { name: oneLine(`${entry.name.getText()}(${parameters})${type}`), detail: '', meaning }
  })
}
