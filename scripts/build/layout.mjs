import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root. Every path of the build starts here, so that it does not matter where it is started from. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The publishable kit. */
export const KIT_OUT = 'miniprogram_dist'

/** The built demo: what WeChat's developer tools and the simulator open. */
export const DEMO_OUT = 'dist'

/** Source folders of the kit; they keep their names inside `KIT_OUT`. */
export const KIT_SOURCES = ['store', 'components']

/** Source folder of the demo. */
export const DEMO_SOURCE = 'miniprogram'

/** Name under which a mini-program imports the kit. */
export const KIT_NAME = 'trtc-miniprogram'

/** Node parts that bundle themselves with a `build.mjs` of their own, and the function that it exports. */
export const PARTS = /** @type {const} */ ({
  server: 'buildServer',
  emulator: 'buildEmulator',
  simulator: 'buildSimulator',
  testkit: 'buildTestkit',
})

/** Files that go into a mini-program as they are. */
export const COPIED = ['wxml', 'wxs', 'wxss', 'json', 'png', 'jpg', 'svg', 'gif', 'mp3', 'aac']

/**
 * @param {...string} parts
 * @returns {string}
 */
export const fromRoot = (...parts) => path.join(ROOT, ...parts)
