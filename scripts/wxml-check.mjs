import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { ROOT, fromRoot } from './build/layout.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'
import { convertTemplate, exposeDefinition } from './wxml/convert.mjs'
import { findTemplates } from './wxml/templates.mjs'

/** @typedef {import('./wxml/convert.mjs').Converted} Converted */

/** The generated code declares the same helper variables again and again, which is no fault of the template. */
const REDECLARED = 2403

/** Types can be pages long; what they are is said at the beginning, what was meant at the end. */
const MAX_MESSAGE = 240
const TAIL = 60

const AMBIENT = ['scripts/wxml/prelude.d.ts', 'scripts/wxml/tags.d.ts']

/** @param {string} root @returns {ts.CompilerOptions} */
const compilerOptions = (root) => ({
  target: ts.ScriptTarget.ES2018,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2018.d.ts'],
  types: [fromRoot('node_modules', 'miniprogram-api-typings')],
  paths: { 'trtc-miniprogram': [path.join(root, 'components/index')] },
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  resolveJsonModule: true,
})

/**
 * Checks every binding of every template against the types of its script, and returns what is wrong as `file:line:column what`.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function wxmlFaults(root) {
  const templates = findTemplates(root)
  /** Code that exists only here, by full path. @type {Map<string, string>} */
  const virtual = new Map()
  /** @type {Map<string, { wxml: string, converted: Converted }>} */
  const generated = new Map()
  /** @type {string[]} */
  const faults = []

  for (const script of new Set(templates.flatMap(({ script: own, tags }) => [own, ...Object.values(tags)]))) {
    const file = path.join(root, script)
    const exposed = fs.existsSync(file) ? exposeDefinition(file, fs.readFileSync(file, 'utf8')) : undefined
    if (exposed === undefined)
      faults.push(
        `${script}:1:1 is used as a component or page, but defines none: it has no default export and calls neither Component nor Page`,
      )
    else virtual.set(file, exposed)
  }
  for (const template of templates) {
    const { converted, faults: found } = convertTemplate(template, fs.readFileSync(path.join(root, template.wxml), 'utf8'))
    const file = path.join(root, `${template.wxml}.ts`)
    virtual.set(file, converted.code)
    generated.set(file, { wxml: template.wxml, converted })
    faults.push(...found)
  }
  return [...faults, ...typeFaults(root, virtual, generated)]
}

/**
 * @param {string} root
 * @param {Map<string, string>} virtual
 * @param {Map<string, { wxml: string, converted: Converted }>} generated
 */
function typeFaults(root, virtual, generated) {
  const program = createProgram(root, virtual, [...generated.keys()])
  return [...generated].flatMap(([file, { wxml, converted }]) => {
    const source = program.getSourceFile(file)
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return diagnostics.filter(({ code }) => code !== REDECLARED).map((diagnostic) => describe(wxml, converted, diagnostic))
  })
}

/**
 * @param {string} wxml
 * @param {Converted} converted
 * @param {ts.Diagnostic} diagnostic
 */
function describe(wxml, converted, { file, start = 0, length = 0, messageText, code }) {
  const at = (/** @type {number} */ offset) => {
    const { line, character } = file?.getLineAndCharacterOfPosition(offset) ?? { line: 0, character: 0 }
    return { line, column: character }
  }
  const place = converted.toTemplate(at(start), at(start + length)) ?? { line: 1, column: 1 }
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  const brief = text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE - TAIL)} … ${text.slice(-TAIL)}` : text
  return `${wxml}:${place.line}:${place.column} ${brief} (TS${code})`
}

/**
 * @param {string} root
 * @param {Map<string, string>} virtual
 * @param {string[]} entries
 */
function createProgram(root, virtual, entries) {
  const options = compilerOptions(root)
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists, getSourceFile } = host
  host.readFile = (file) => virtual.get(path.resolve(file)) ?? readFile(file)
  host.fileExists = (file) => virtual.has(path.resolve(file)) || fileExists(file)
  host.getSourceFile = (file, target, ...rest) => {
    const text = virtual.get(path.resolve(file))
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target)
  }
  const typings = fs.existsSync(path.join(root, 'typings')) ? fs.readdirSync(path.join(root, 'typings')) : []
  const ambient = typings.filter((name) => name.endsWith('.d.ts')).map((name) => path.join(root, 'typings', name))
  return ts.createProgram([...entries, ...ambient, ...AMBIENT.map((file) => fromRoot(file))], options, host)
}

runAsProgram(import.meta.url, () => {
  const faults = wxmlFaults(ROOT)
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
})
