import gulp from 'gulp'
import { buildDeclarations } from './scripts/build/declarations.mjs'
import { cleanMiniprogram, fastBuild, inspectMiniprogram } from './scripts/build/fast.mjs'
import { buildDemo, buildKit } from './scripts/build/kit.mjs'
import { layOutPackages } from './scripts/build/npm-packages.mjs'
import { buildParts } from './scripts/build/parts.mjs'
import { watchSources } from './scripts/build/watch.mjs'

const { parallel, series } = gulp
const PUBLISHED = { sourceMaps: false }

/** Removes the built kit and demo. */
export const clean = () => cleanMiniprogram()

export const kit = () => buildKit(PUBLISHED)
export const demo = () => buildDemo(PUBLISHED)

/** Declarations of the kit, by tsc. */
export const dts = () => buildDeclarations()

/** Lays out the demo's `miniprogram_npm/`. */
export const packages = () => layOutPackages()

/** Bundles server, emulator, simulator and testkit. */
export const parts = () => buildParts()

/** Refuses what must not be in a mini-program. */
export const inspect = async () => inspectMiniprogram()

/** Only what goes into a mini-program: the kit and the demo. */
export const miniprogram = series(clean, parallel(kit, demo), packages, inspect)

/** Everything, as it is published. */
export const build = series(clean, parallel(kit, demo, dts, parts), packages, inspect)

/** Everything that `npm start` needs: with source maps, without declarations. */
export const fast = () => fastBuild()

const watch = () => watchSources({ onBuilt: (file, ms) => console.log(`${file} ${Math.round(ms)} ms`) }).then(() => new Promise(() => {}))

/** Builds, then rebuilds what changes. */
export const dev = series(fast, watch)

export default build
