import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import { KIT_OUT, ROOT } from './build/layout.mjs'
import { listFiles } from './files.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

/** Of the 2 MB that a mini-program's main package may have. The state layer (mobx and its bindings, 59 KB) comes on top. */
const BUDGET_BYTES = 120 * 1024

/** What WeChat loads; declarations stay in the package. */
const LOADED = new Set(['.js', '.json', '.wxml', '.wxs', '.wxss', '.png', '.svg'])

/**
 * Bytes of one file as an upload to WeChat has it: minified, where WeChat does that.
 *
 * @param {string} file
 * @returns {Promise<Buffer>}
 */
async function uploaded(file) {
  const content = fs.readFileSync(file)
  if (path.extname(file) === '.json') return Buffer.from(JSON.stringify(JSON.parse(content.toString())))
  if (path.extname(file) === '.wxml')
    return Buffer.from(
      content
        .toString()
        .replace(/<!--[^]*?-->/g, '')
        .replace(/\s+/g, ' ')
        .replaceAll('> <', '><'),
    )
  const loader = /** @type {const} */ ({ '.js': 'js', '.wxss': 'css' })[path.extname(file)]
  if (loader === undefined) return content
  const { code } = await esbuild.transform(content.toString(), {
    loader,
    minify: true,
    target: 'es2018',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return Buffer.from(code)
}

/**
 * Size of the built kit in bytes.
 *
 * @param {string} root
 * @returns {Promise<{ files: number, bytes: number, gzipBytes: number }>}
 */
export async function kitSize(root) {
  const files = listFiles(root, KIT_OUT).filter((file) => LOADED.has(path.extname(file)))
  const contents = await Promise.all(files.map((file) => uploaded(path.join(root, file))))
  return {
    files: files.length,
    bytes: contents.reduce((sum, content) => sum + content.length, 0),
    gzipBytes: gzipSync(Buffer.concat(contents)).length,
  }
}

runAsProgram(import.meta.url, async () => {
  const { files, bytes, gzipBytes } = await kitSize(ROOT)
  if (files === 0) throw new Refusal(`${KIT_OUT}/ is empty: run "npx gulp build" first.`)
  const kilobytes = (/** @type {number} */ count) => `${(count / 1024).toFixed(1)} KB`
  const figures = `kit: ${kilobytes(bytes)} minified (${kilobytes(gzipBytes)} gzip) in ${files} files, budget ${kilobytes(BUDGET_BYTES)}`
  if (bytes > BUDGET_BYTES) throw new Refusal(`${figures}: too big.`)
  console.log(figures)
})
