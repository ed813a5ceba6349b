import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import fs from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '../refusal.mjs'
import { KIT_OUT, KIT_SOURCES, ROOT, fromRoot } from './layout.mjs'

const require = createRequire(import.meta.url)

/** Projects whose declarations make up those of the kit; tsc leaves them in `.tsbuild/<project>/<path from the root>`. */
const PROJECTS = ['protocol', 'core', 'platform', 'signaling', 'store', 'components']

/** Writes the kit's `.d.ts` files beside its scripts. */
export async function buildDeclarations() {
  await compile('components/tsconfig.json')
  for (const project of PROJECTS) await copyDeclarations(fromRoot('.tsbuild', project))
  await fs.writeFile(fromRoot(KIT_OUT, 'index.d.ts'), "export * from './components/index'\n")
}

/** @param {string} project */
async function compile(project) {
  const tsc = require.resolve('typescript/bin/tsc')
  const child = spawn(process.execPath, [tsc, '-b', project], { cwd: ROOT, stdio: 'inherit' })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve))
  if (code !== 0) throw new Refusal('The kit does not type-check: see the lines above.')
}

/** @param {string} from */
async function copyDeclarations(from) {
  for (const source of KIT_SOURCES) {
    const folder = path.join(from, source)
    const files = await fs.readdir(folder, { recursive: true }).catch(() => [])
    // tsc leaves the declarations of deleted sources where they are.
    for (const file of files.filter((name) => name.endsWith('.d.ts') && isOfSource(path.join(source, name)))) {
      const to = fromRoot(KIT_OUT, source, file)
      await fs.mkdir(path.dirname(to), { recursive: true })
      await fs.copyFile(path.join(folder, file), to)
    }
  }
}

/** @param {string} declaration */
const isOfSource = (declaration) => existsSync(fromRoot(declaration.replace(/\.d\.ts$/, '.ts')))
