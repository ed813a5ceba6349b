import path from 'node:path'
import gulp from 'gulp'
import { describeError } from '../refusal.mjs'
import { demoLane, kitLanes } from './kit.mjs'
import { buildScripts, buildStyles, copyFiles, copyGlobs, scriptGlobs, styleGlobs } from './lane.mjs'
import { DEMO_OUT, KIT_NAME, ROOT } from './layout.mjs'

/** @typedef {import('./lane.mjs').Lane} Lane */

/** Editors write a file in several steps; this lets them finish. */
const SETTLE_MS = 40

/**
 * Where the files of the kit go while watching: straight into the demo's copy of it, since nobody publishes from there.
 *
 * @param {Lane} lane
 */
const intoDemo = (lane) => ({ ...lane, to: `${DEMO_OUT}/miniprogram_npm/${KIT_NAME}/${lane.from}` })

/**
 * Rebuilds what changes, one file at a time. Resolves with a function that stops watching, once changes are seen.
 *
 * @param {{ onBuilt?: (file: string, ms: number) => void, onError?: (message: string) => void }} [listeners]
 * @returns {Promise<() => void>}
 */
export async function watchSources({ onBuilt = () => {}, onError = (message) => console.error(message) } = {}) {
  const lanes = [...kitLanes(true).map(intoDemo), demoLane(true)]
  const watchers = lanes.flatMap((lane) => [
    watchGlobs(scriptGlobs(lane.from), (file) => buildScripts(lane, file)),
    // A style may be imported by any other one: all of them are cheap enough.
    watchGlobs([`${lane.from}/**/*.less`], () => buildStyles(lane, styleGlobs(lane.from))),
    watchGlobs(copyGlobs(lane.from), (file) => copyFiles(lane, file)),
  ])
  await Promise.all(watchers.map((watcher) => new Promise((resolve) => watcher.on('ready', resolve))))
  return () => watchers.forEach((watcher) => watcher.close())

  /**
   * @param {string[]} globs
   * @param {(file: string) => Promise<void>} rebuild
   */
  function watchGlobs(globs, rebuild) {
    const watcher = gulp.watch(globs, { cwd: ROOT, ignoreInitial: true })
    /** @param {string} name */
    const changed = (name) => {
      const file = path.resolve(ROOT, name)
      const start = performance.now()
      setTimeout(() => {
        rebuild(file).then(
          () => onBuilt(path.relative(ROOT, file), performance.now() - start),
          (error) => onError(describeError(error)),
        )
      }, SETTLE_MS)
    }
    return watcher.on('add', changed).on('change', changed)
  }
}
