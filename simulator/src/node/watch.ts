import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const POLL_MS = 150

/** Names, sizes and times of all files below a folder, as one text; empty when there is no folder. */
async function signature(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  const lines = await Promise.all(files.sort().map(async (file) => `${file} ${await describe(file)}`))
  return lines.join('\n')
}

/** A file may go between being listed and being looked at. */
const describe = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => 'gone',
  )

/**
 * Calls `changed` when the files below `folder` have been quiet for a moment: at first, and after
 * every change. It looks instead of listening: a build removes and makes folders anew, and what
 * systems tell about that differs. A folder that is not there counts as unchanged: a build is on its way.
 */
export function watchFolder(folder: string, changed: () => void): { close(): void } {
  let told: string | undefined
  let last: string | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const look = async (): Promise<void> => {
    const now = await signature(folder).catch(() => '')
    if (closed) return
    if (now !== '' && now === last && now !== told) {
      told = now
      changed()
    }
    last = now
    timer = setTimeout(() => void look(), POLL_MS)
  }
  void look()
  return {
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
