/** Bundles the emulator to CommonJS: the command, the library and the media process. Packages stay outside. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = path.dirname(fileURLToPath(import.meta.url))
const entryPoints = { cli: 'src/cli.ts', index: 'src/index.ts', worker: 'src/media/worker/main.ts' }

/** Writes `cli.js`, `index.js` and `worker.js` into `outDir`. */
export async function buildEmulator({ outDir = path.join(here, 'dist') } = {}) {
  await build({
    absWorkingDir: here,
    entryPoints,
    outdir: outDir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
}
