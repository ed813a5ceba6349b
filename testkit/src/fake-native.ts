import { FakePlayer } from './fake-player'
import { FakePusher } from './fake-pusher'
import type { Attributes, Emit, FakeClock, FakeTag, Outcome } from './fake-tag'
import { NativeRoom } from './native-room'
import type { Sends } from './native-room'

/** The native side of one phone: its tags, its permissions, and one room with everybody else in it. */
export interface FakeNative {
  /** What the tags said to the developer. */
  readonly warnings: readonly string[]
  /** Ids of the tags on the page, in the order in which they came. */
  ids(kind?: FakeTag['kind']): string[]

  /** Puts a tag into the page. */
  insert(tag: 'live-pusher' | 'live-player', id: string, attributes: Attributes, emit: Emit): void
  update(id: string, attributes: Attributes): void
  remove(id: string): void
  /** Runs a context method. A pusher needs no id: a page has one. A tag that is gone fails, as on a phone. */
  call(id: string | undefined, method: string, options?: Readonly<Record<string, unknown>>): Outcome
  /** The tag with this id; without one, the pusher. For what native does rarely: `tag().state(-1307)`. */
  tag(id?: string): FakeTag

  remoteEnter(userId: string, sends: Sends): void
  remotePublish(userId: string, sends: Sends): void
  remoteLeave(userId: string): void
  /** Removed by the service. */
  kick(userId: string): void
  dissolve(): void
  /** `camera` is scope.camera, `record` is scope.record. */
  refuse(permission: 'camera' | 'record'): void
}

const TIMERS: FakeClock = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Makes a phone. Without a clock it lives by `setTimeout`, and so by jest's fake timers where they are on. */
export function createFakeNative(clock: FakeClock = TIMERS): FakeNative {
  const room = new NativeRoom()
  const tags = new Map<string, FakeTag>()
  const warnings: string[] = []
  const refused = new Set<'camera' | 'record'>()
  const pusher = (): FakePusher | undefined => [...tags.values()].find((tag): tag is FakePusher => tag instanceof FakePusher)
  const phone = {
    clock,
    room,
    refused,
    get isInside() {
      return pusher()?.isInside ?? false
    },
    onInside() {
      for (const tag of tags.values()) if (tag instanceof FakePlayer) tag.look()
    },
  }
  const tag = (id?: string): FakeTag => {
    const found = id === undefined ? pusher() : tags.get(id)
    if (!found) throw new Error(`there is no native tag ${id ?? 'live-pusher'} on the page`)
    return found
  }

  return {
    warnings,
    ids: (kind) => [...tags].filter(([, { kind: own }]) => kind === undefined || own === kind).map(([id]) => id),
    insert(kind, id, attributes, emit) {
      if (kind === 'live-pusher' && pusher()) {
        warnings.push('a page may hold one live-pusher only: the second one does nothing')
        return
      }
      const guarded: Emit = (event, detail) => {
        if (tags.has(id)) emit(event, detail)
      }
      tags.set(id, kind === 'live-pusher' ? new FakePusher(phone, attributes, guarded) : new FakePlayer(phone, attributes, guarded))
    },
    update: (id, attributes) => tags.get(id)?.update(attributes),
    remove(id) {
      const removed = tags.get(id)
      tags.delete(id)
      removed?.remove()
    },
    call(id, method, options = {}) {
      const found = id === undefined ? pusher() : tags.get(id)
      if (!found) return { fail: 'the tag is not on the page' }
      return found.call(method, options) ?? { fail: 'not faked' }
    },
    tag,
    remoteEnter: (userId, sends) => room.enter(userId, sends),
    remotePublish: (userId, sends) => room.publish(userId, sends),
    remoteLeave: (userId) => room.leave(userId),
    kick(userId) {
      if (pusher()?.user === userId) pusher()?.putOut(1)
      else room.leave(userId)
    },
    dissolve: () => pusher()?.putOut(2),
    refuse: (permission) => void refused.add(permission),
  }
}
