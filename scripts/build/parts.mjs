import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../refusal.mjs'
import { PARTS, fromRoot } from './layout.mjs'

/** @typedef {keyof typeof PARTS} Part */

/**
 * Bundles one of the Node parts with its own `build.mjs`.
 *
 * @param {Part} part
 */
export async function buildPart(part) {
  const script = fromRoot(part, 'build.mjs')
  if (!fs.existsSync(script)) throw new Refusal(`${part}/build.mjs is missing: the ${part} cannot be built.`)
  const module = await import(pathToFileURL(script).href)
  await module[PARTS[part]]({ outDir: fromRoot(part, 'dist') })
}

/** @param {Part[]} [parts] */
export const buildParts = (parts = /** @type {Part[]} */ (Object.keys(PARTS))) => Promise.all(parts.map(buildPart))
