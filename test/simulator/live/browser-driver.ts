/** The simulator's live tags, in a real browser with a real emulator, as a driver of the contract suite. */
import type { NativeTagsDriver } from '../../contract/native-tags.driver'
import { openStage, type Stage } from './stage'

const PAUSE = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Phone 0 of the rig is the one under test; the others are the remote users. */
export function createBrowserDriver(): NativeTagsDriver {
  const remotes = new Map<string, number>()
  let stage: Stage | undefined
  let room = 0
  const at = (): Stage => {
    if (!stage) throw new Error('the stage is not open')
    return stage
  }
  const add = (): Promise<number> => at().page.evaluate((url) => window.rig.add(url), at().emulatorUrl)
  const remote = (userId: string): number => {
    const index = remotes.get(userId)
    if (index === undefined) throw new Error(`${userId} is not in the room`)
    return index
  }
  const pushUrl: NativeTagsDriver['pushUrl'] = (options) => at().pushUrl({ ...options, room })

  return {
    pushUrl,
    start: async () => void (stage = await openStage()),
    stop: () => at().close(),
    reset: async () => {
      await at().page.evaluate(() => window.rig.reset())
      await at().control('reset', {})
      remotes.clear()
      room += 1
      await add()
    },
    insert: (tag, id, attributes) => at().page.evaluate(([t, i, a]) => window.rig.phone(0).insert(t, i, a), [tag, id, attributes] as const),
    update: (id, attributes) => at().page.evaluate(([i, a]) => window.rig.phone(0).update(i, a), [id, attributes] as const),
    remove: (id) => at().page.evaluate((i) => window.rig.phone(0).remove(i), id),
    call: (tag, id, method, options = {}) =>
      at().page.evaluate(([t, i, m, o]) => window.rig.phone(0).call(t, i, m, o), [tag, id, method, options] as const),
    events: (id) => at().page.evaluate((i) => window.rig.phone(0).fired.get(i) ?? [], id),
    warnings: () => at().page.evaluate(() => window.rig.phone(0).warnings),
    pass: PAUSE,
    remoteEnter: async (userId, { audio, video }) => {
      const index = await add()
      remotes.set(userId, index)
      const attributes = { url: pushUrl({ userId }), autopush: true, enableMic: audio, enableCamera: video }
      await at().page.evaluate(([i, a]) => window.rig.phone(i).insert('live-pusher', 'pusher', a), [index, attributes] as const)
      await at().page.waitForFunction((i) => window.rig.codes(i, 'pusher').includes(1002), index)
    },
    remotePublish: (userId, { audio, video }) =>
      at().page.evaluate(([i, a]) => window.rig.phone(i).update('pusher', a), [
        remote(userId),
        { enableMic: audio, enableCamera: video },
      ] as const),
    remoteLeave: (userId) => at().page.evaluate((i) => window.rig.phone(i).remove('pusher'), remote(userId)),
    kick: async (userId) => void (await at().control('kick', { room: { kind: 'number', id: room }, userId })),
    dissolve: async () => void (await at().control('dissolve', { room: { kind: 'number', id: room } })),
    refuse: (permission) =>
      at().page.evaluate((scope) => void window.rig.phone(0).refused.add(scope), permission === 'camera' ? 'scope.camera' : 'scope.record'),
  }
}
