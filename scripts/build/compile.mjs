import path from 'node:path'
import less from 'less'
import ts from 'typescript'
import { Refusal } from '../refusal.mjs'
import { ROOT } from './layout.mjs'

/**
 * ES2018 is what WeChat runs; its own compiler lowers that further where an app asks for it. TypeScript's output is the smallest of the
 * transpilers' for many small files, and the one most readable in a phone's debugger.
 *
 * @type {ts.CompilerOptions}
 */
const OPTIONS = {
  target: ts.ScriptTarget.ES2018,
  module: ts.ModuleKind.CommonJS,
  isolatedModules: true,
  alwaysStrict: true,
  newLine: ts.NewLineKind.LineFeed,
}

/**
 * @param {string} file
 * @param {number | undefined} line
 * @param {number | undefined} column
 * @param {string} message
 */
const at = (file, line, column, message) => new Refusal(`${path.relative(ROOT, file)}:${line ?? 1}:${column ?? 1} ${message}`)

/**
 * One TypeScript file to one CommonJS file; types are checked elsewhere, for all files at once.
 *
 * @param {string} code
 * @param {string} file
 * @param {{ sourceMaps: boolean }} options
 * @returns {Promise<string>}
 */
export async function compileScript(code, file, { sourceMaps }) {
  const { outputText, diagnostics } = ts.transpileModule(code, {
    fileName: path.relative(ROOT, file),
    reportDiagnostics: true,
    compilerOptions: { ...OPTIONS, inlineSourceMap: sourceMaps, inlineSources: sourceMaps },
  })
  const fault = diagnostics?.find(({ category }) => category === ts.DiagnosticCategory.Error)
  if (fault === undefined) return outputText
  const place = fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0)
  const message = ts.flattenDiagnosticMessageText(fault.messageText, ' ')
  throw at(file, place && place.line + 1, place && place.character + 1, message)
}

/**
 * One less file to one wxss file.
 *
 * @param {string} code
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function compileStyle(code, file) {
  try {
    return (await less.render(code, { filename: file })).css
  } catch (error) {
    const { filename, line, column, message } = /** @type {import('less').RenderError} */ (error)
    throw at(filename ?? file, line, (column ?? 0) + 1, message)
  }
}
