import { createFakeNative, createVirtualClock, EXPIRED_SIGNATURE } from '../../testkit/src/index'
import type { FakeNative, VirtualClock } from '../../testkit/src/index'
import type { CallOutcome, NativeTagsDriver, TagEvent } from '../contract/native-tags.driver'
import { describeNativeTags } from '../contract/native-tags.suite'

const STEP_MS = 50

function createFakeDriver(): NativeTagsDriver {
  let clock: VirtualClock
  let native: FakeNative
  let events: Map<string, TagEvent[]>
  const settle = (): void => clock.advance(STEP_MS)

  return {
    start: async () => undefined,
    stop: async () => undefined,
    reset: async () => {
      clock = createVirtualClock()
      native = createFakeNative(clock)
      events = new Map()
    },
    pushUrl: ({ userId, signature }) =>
      `room://cloud.tencent.com/rtc?sdkappid=1&roomid=1&userid=${userId}&usersig=${signature === 'expired' ? EXPIRED_SIGNATURE : 'good'}`,
    insert: async (tag, id, attributes) => {
      native.insert(tag, id, attributes, (event, detail) => events.set(id, [...(events.get(id) ?? []), { event, detail }]))
    },
    update: async (id, attributes) => native.update(id, attributes),
    remove: async (id) => native.remove(id),
    call: async (tag, id, method, options = {}): Promise<CallOutcome> => {
      const outcome = native.call(tag === 'live-pusher' ? undefined : id, method, options)
      return 'success' in outcome
        ? { callbacks: ['success', 'complete'], errMsg: `${method}:ok`, result: { ...outcome.success } }
        : { callbacks: ['fail', 'complete'], errMsg: `${method}:fail ${outcome.fail}`, result: {} }
    },
    events: async (id) => events.get(id) ?? [],
    warnings: async () => native.warnings,
    pass: async (ms) => clock.advance(ms),
    remoteEnter: async (userId, sends) => {
      native.remoteEnter(userId, sends)
      settle()
    },
    remotePublish: async (userId, sends) => {
      native.remotePublish(userId, sends)
      settle()
    },
    remoteLeave: async (userId) => {
      native.remoteLeave(userId)
      settle()
    },
    kick: async (userId) => native.kick(userId),
    dissolve: async () => native.dissolve(),
    refuse: async (permission) => native.refuse(permission),
  }
}

describeNativeTags('the fake for jest', createFakeDriver)
