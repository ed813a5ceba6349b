/** Mini-programs made for one test. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface WrittenApp {
  readonly dir: string
  write(files: Readonly<Record<string, string>>): Promise<void>
  remove(): Promise<void>
}

/** A page that needs nothing but its markup and its script. */
export const pageFiles = (name: string, wxml: string, js = 'Page({})'): Record<string, string> => ({
  [`pages/${name}.json`]: '{}',
  [`pages/${name}.wxml`]: wxml,
  [`pages/${name}.js`]: js,
})

/** Writes files into a folder of its own. */
export async function writeApp(files: Readonly<Record<string, string>>): Promise<WrittenApp> {
  const dir = await mkdtemp(path.join(tmpdir(), 'mini-program-'))
  const write = async (more: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(more)) {
      const file = path.join(dir, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
  }
  await write(files)
  return { dir, write, remove: () => rm(dir, { recursive: true, force: true }) }
}
