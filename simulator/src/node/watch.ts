import { watch, type FSWatcher } from 'node:fs'

const QUIET_MS = 100
const RETRY_MS = 300

/**
 * Calls `changed` once the files below `folder` have been quiet for a moment after a change.
 * A folder that is removed and made anew, as clean builds do, is found again.
 */
export function watchFolder(folder: string, changed: () => void): { close(): void } {
  let watcher: FSWatcher | undefined
  let quiet: NodeJS.Timeout | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  const touch = (): void => {
    clearTimeout(quiet)
    quiet = setTimeout(changed, QUIET_MS)
  }
  const reopen = (): void => {
    watcher?.close()
    watcher = undefined
    if (!closed) retry = setTimeout(open, RETRY_MS)
  }
  const open = (): void => {
    try {
      watcher = watch(folder, { recursive: true }, (kind, name) => {
        touch()
        // The folder itself was moved or removed: what is watched now is a ghost.
        if (kind === 'rename' && (name === null || folder.endsWith(`/${name}`))) reopen()
      })
      watcher.on('error', reopen)
    } catch {
      reopen()
    }
  }
  open()
  return {
    close() {
      closed = true
      clearTimeout(quiet)
      clearTimeout(retry)
      watcher?.close()
    },
  }
}
