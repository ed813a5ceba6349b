import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const HERE = path.dirname(fileURLToPath(import.meta.url))

/**
 * Bundles the server for Node. Packages stay outside; only the kit's protocol module goes in.
 *
 * @param {{ outDir?: string }} [options]
 */
export async function buildServer({ outDir = path.join(HERE, 'dist') } = {}) {
  await build({
    absWorkingDir: HERE,
    entryPoints: ['src/index.ts', 'src/cli.ts'],
    outdir: outDir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
}
