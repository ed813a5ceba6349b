/** Bundles the simulator: Node side for `node`, browser side for the pages that it serves. */
import { build } from 'esbuild'
import { cp, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const STATIC = ['index.html', 'phone.html', 'phone.css', 'shell.css']

/** Writes `<outDir>/{index,cli}.js` and `<outDir>/browser/`. */
export async function buildSimulator({ outDir = join(here, 'dist') } = {}) {
  const browser = join(here, 'src/browser')
  await rm(outDir, { recursive: true, force: true })
  await mkdir(join(outDir, 'browser'), { recursive: true })
  await Promise.all([
    build({
      entryPoints: { index: join(here, 'src/node/index.ts'), cli: join(here, 'src/node/cli.ts') },
      outdir: outDir,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      packages: 'external',
      logLevel: 'warning',
    }),
    build({
      entryPoints: { runtime: join(browser, 'runtime.ts'), shell: join(browser, 'shell/main.ts') },
      outdir: join(outDir, 'browser'),
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'warning',
    }),
    ...STATIC.map((name) => cp(join(browser, name), join(outDir, 'browser', name))),
  ])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSimulator()
