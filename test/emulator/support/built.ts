/** The emulator's bundles, made afresh for the tests that need a process of its own. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'

const ROOT = path.join(__dirname, '../../..')
const SOURCES = path.join(ROOT, 'emulator/src')

/** A folder of bundles. */
export interface Built {
  file(name: string): string
  remove(): void
}

/** Bundles some entry points, named by their output, into a folder of their own. */
export async function bundle(entryPoints: Record<string, string>): Promise<Built> {
  const outdir = mkdtempSync(path.join(tmpdir(), 'trtc-emulator-'))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(outdir, 'node_modules'))
  const form = { bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20' } as const
  await build({ absWorkingDir: SOURCES, entryPoints, outdir, ...form })
  return { file: (name) => path.join(outdir, name), remove: () => rmSync(outdir, { recursive: true, force: true }) }
}
