import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { watchFolder } from '../../../simulator/src/node/watch'
import { writeApp } from '../support/write-app'

test('[SM8] changes are noticed, also after the folder was made anew', async () => {
  const app = await writeApp({ 'dist/a/one.txt': '1' })
  const folder = path.join(app.dir, 'dist')
  let heard: () => void = () => {}
  const next = (): Promise<void> => new Promise((resolve) => (heard = resolve))
  const watcher = watchFolder(folder, () => heard())
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text)
  await next()
  await Promise.all([next(), write('a/one.txt', 'changed')])
  await rm(folder, { recursive: true })
  const again = next()
  await mkdir(path.join(folder, 'b'), { recursive: true })
  await write('b/two.txt', 'new')
  await again
  await Promise.all([next(), write('b/two.txt', 'newer')])
  watcher.close()
  await app.remove()
})
