import fs from 'node:fs/promises'
import { Refusal } from '../refusal.mjs'
import { DEMO_OUT, DEMO_SOURCE, KIT_OUT, KIT_SOURCES, fromRoot } from './layout.mjs'
import { buildLane } from './lane.mjs'

/** @typedef {import('./lane.mjs').Lane} Lane */

/**
 * @param {boolean} sourceMaps
 * @returns {Lane[]}
 */
export const kitLanes = (sourceMaps) => KIT_SOURCES.map((from) => ({ from, to: `${KIT_OUT}/${from}`, sourceMaps }))

/**
 * @param {boolean} sourceMaps
 * @returns {Lane}
 */
export const demoLane = (sourceMaps) => ({ from: DEMO_SOURCE, to: DEMO_OUT, sourceMaps })

/**
 * The kit without its declarations.
 *
 * @param {{ sourceMaps: boolean }} options
 */
export async function buildKit({ sourceMaps }) {
  await needsFile('components/index.ts')
  await Promise.all(kitLanes(sourceMaps).map(buildLane))
  await fs.writeFile(fromRoot(KIT_OUT, 'index.js'), "module.exports = require('./components/index')\n")
}

/**
 * The demo without `miniprogram_npm/`.
 *
 * @param {{ sourceMaps: boolean }} options
 */
export async function buildDemo({ sourceMaps }) {
  await needsFile(`${DEMO_SOURCE}/app.json`)
  await buildLane(demoLane(sourceMaps))
}

/** @param {string} file */
async function needsFile(file) {
  const there = await fs.access(fromRoot(file)).then(
    () => true,
    () => false,
  )
  if (!there) throw new Refusal(`${file} is missing: nothing to build.`)
}
