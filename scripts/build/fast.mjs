import fs from 'node:fs/promises'
import { refuseSecrets } from '../secret-scan.mjs'
import { refuseForeignContent } from './content.mjs'
import { buildDemo, buildKit } from './kit.mjs'
import { DEMO_OUT, KIT_OUT, fromRoot } from './layout.mjs'
import { layOutPackages } from './npm-packages.mjs'
import { buildParts } from './parts.mjs'

const DEBUGGED = { sourceMaps: true }

/** Removes the built kit and demo. */
export async function cleanMiniprogram() {
  await Promise.all([KIT_OUT, DEMO_OUT].map((folder) => fs.rm(fromRoot(folder), { recursive: true, force: true })))
}

/** Refuses what must not be in a mini-program. */
export function inspectMiniprogram() {
  refuseForeignContent()
  refuseSecrets()
}

/**
 * What `npm start` needs: with source maps, without declarations.
 *
 * @param {{ withDemo?: boolean }} [options]
 */
export async function fastBuild({ withDemo = true } = {}) {
  await Promise.all([buildParts(['server', 'emulator', 'simulator']), withDemo && fastMiniprogram()])
}

/** The kit and the demo, for looking into. */
export async function fastMiniprogram() {
  await cleanMiniprogram()
  await Promise.all([buildKit(DEBUGGED), buildDemo(DEBUGGED)])
  await layOutPackages()
  inspectMiniprogram()
}
