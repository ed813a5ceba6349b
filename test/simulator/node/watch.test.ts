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
  await Promise.all([next(), writeFile(path.join(folder, 'a/one.txt'), '2')])
  await Promise.all([next(), rm(folder, { recursive: true })])
  const back = next()
  await mkdir(path.join(folder, 'a'), { recursive: true })
  await writeFile(path.join(folder, 'a/one.txt'), '3')
  await back
  await Promise.all([next(), writeFile(path.join(folder, 'a/one.txt'), '4')])
  watcher.close()
  await app.remove()
})
