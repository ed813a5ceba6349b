import type { RoomEvent } from '../../../store/core/events'
import { RETRY_MS } from '../../../store/core/retry'
import { toSnapshot } from '../../../store/core/snapshot'
import { KEY, RoomScript, SIG, credentials, target } from '../../support/room-script'

const failed = (code: number | string): RoomEvent => ({ type: 'native/failed', code, message: `code ${code}` })
const left = (reason: number): RoomEvent => ({ type: 'native/left', reason })

describe('entering', () => {
  test('[RM1] credentials, URL on the tag, start, 1018, joined', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target })
    expect(room.state.phase).toEqual({ kind: 'fetching' })
    expect(room.types()).toEqual(['credentials/fetch', 'after fetch 10000'])
    room.answer()
    expect(room.state.phase).toEqual({ kind: 'entering' })
    expect(room.types()).toEqual(['after enter 10000', 'profiles/fetch'])
    room.tagShows()
    expect(room.types()).toEqual(['pusher/start', 'after enter 10000'])
    room.play({ type: 'native/entered' })
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
    expect(room.types()).toEqual(['after stable 10000', 'joined'])
  })

  test('[RM1] start waits until the tag shows this very URL', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer()
    room.take()
    room.play({ type: 'view/pusherReady', tag: 'tag-1', serial: room.state.push.serial - 1, mic: false, camera: false })
    expect(room.types()).toEqual([])
  })

  test('[RM1] start is called once for a URL', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer().tagShows()
    room.take()
    room.play({ type: 'user/setMic', on: false }).tagShows()
    expect(room.types()).toEqual([])
    room.play({ type: 'native/entered' }).take()
    expect(room.tagShows().types()).toEqual([])
  })

  test('[RM2] a second join during a session changes nothing', () => {
    const room = new RoomScript().enter()
    const before = room.state
    room.take()
    room.play({ type: 'user/join', target: { ...target, room: { kind: 'string', id: 'other' } } })
    expect(room.state).toBe(before)
    expect(room.types()).toEqual([])
  })

  test('[RM2] a join that cannot work is shown, unless a session goes on', () => {
    const fault = { code: 'argument/room-id', message: 'room', final: true }
    const room = new RoomScript().play({ type: 'user/joinRefused', fault })
    expect(room.state.phase).toEqual({ kind: 'failed', fault })
    expect(room.state.target).toBeNull()
    const inside = new RoomScript().enter()
    const before = inside.state
    expect(inside.play({ type: 'user/joinRefused', fault }).state).toBe(before)
  })

  test('[RM3] the tag may come after the credentials', () => {
    const room = new RoomScript().play({ type: 'user/join', target }).answer()
    room.take()
    room.tagShows()
    expect(room.types()).toEqual(['pusher/start', 'after enter 10000'])
  })

  test('[RM3] without a tag the session fails and says so', () => {
    const room = new RoomScript().play({ type: 'user/join', target }).answer()
    room.play({ type: 'clock/enterTimeout', serial: room.state.serial })
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code: 'state/no-pusher' } })
  })

  test('[RM2] credentials for somebody else than asked for end it', () => {
    const room = new RoomScript()
      .tagShows()
      .play({ type: 'user/join', target: { ...target, userId: 'bob' } })
      .answer()
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code: 'auth/credentials' } })
    expect(room.state.push.url).toBeNull()
  })
})

describe('trying again', () => {
  test('[RM4] a drop schedules a retry that grows', () => {
    const room = new RoomScript().enter()
    for (const ms of [...RETRY_MS, 30_000]) {
      room.take()
      room.play(failed(-1307))
      expect(room.types()).toContain(`after retry ${ms}`)
      room.play({ type: 'clock/retry', serial: room.state.serial }).answer().tagShows()
    }
  })

  test('[RM4] native is stopped and the URL taken away before the next attempt', () => {
    const room = new RoomScript().enter()
    const { serial } = room.state.push
    room.take()
    room.play(failed(-1307))
    expect(room.state.push).toEqual({ url: null, serial: serial + 1, started: false })
    expect(room.types()).toEqual(['pusher/stop', 'after retry 500'])
  })

  test('[RM4] joining is given up after four attempts', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target })
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(room.state.phase.kind).not.toBe('failed')
      room.answer().tagShows().play(failed(-3301)).play({ type: 'clock/retry', serial: room.state.serial })
    }
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code: -3301 } })
    expect(room.news().filter(({ name }) => name === 'left')).toEqual([])
  })

  test('[RM4] the waits start over after some time in the room', () => {
    const room = new RoomScript().enter().play(failed(-1307)).enterAgain().play({ type: 'clock/stable' })
    room.take()
    room.play(failed(-1307))
    expect(room.types()).toContain('after retry 500')
  })

  test('[RM5] a refused signature is renewed once, at once', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer().tagShows()
    room.take()
    room.play(failed(-100018))
    expect(room.types()).toEqual(['pusher/stop', 'credentials/fetch', 'after fetch 10000'])
    room.tagShows().answer().tagShows().play(failed(-70001))
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code: -70001 } })
  })

  test.each([-102052, -100013, -1313, -70051, -102011, -100011])('[RM6] %i ends joining at once', (code) => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer().tagShows().play(failed(code))
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code } })
    expect(room.state.push.url).toBeNull()
  })

  test('[RM6] a final refusal of the server is not tried again', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target })
    room.play({
      type: 'signal/credentialsFailed',
      serial: room.state.serial,
      fault: { code: 'auth/credentials', message: 'HTTP 403', final: true },
    })
    expect(room.state.phase.kind).toBe('failed')
  })

  test.each([-100006, -102013, -102019, -3321, -100013, -1305])('[RM7] %i in the room is told and changes nothing', (code) => {
    const room = new RoomScript().enter()
    room.take()
    room.play(failed(code))
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
    expect(room.state.notice).toMatchObject({ code })
    expect(room.types()).toEqual(['error', 'after notice 6000'])
  })

  test('[RM8] no credentials in time counts as a fault of the network', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target })
    room.play({ type: 'clock/fetchTimeout', serial: room.state.serial })
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'waiting' })
  })

  test('[RM8] no 1018 in time counts as a fault of the network', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer().tagShows()
    room.play({ type: 'clock/enterTimeout', serial: room.state.serial })
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'waiting' })
  })

  test.each<[string, (serial: number) => RoomEvent]>([
    ['credentials', (serial) => ({ type: 'signal/credentials', serial, credentials })],
    ['a refusal', (serial) => ({ type: 'signal/credentialsFailed', serial, fault: { code: 'network/server', message: '' } })],
    ['the end of a fetch', (serial) => ({ type: 'clock/fetchTimeout', serial })],
    ['the end of an entering', (serial) => ({ type: 'clock/enterTimeout', serial })],
    ['a retry', (serial) => ({ type: 'clock/retry', serial })],
    ['the end of a resumption', (serial) => ({ type: 'clock/resumeTimeout', serial })],
  ])('[RM9] %s of an earlier attempt changes nothing', (_, late) => {
    const room = new RoomScript().enter().play({ type: 'native/networkChanged' })
    const { state } = room
    room.take()
    room.play(late(state.serial - 1))
    expect(room.state).toBe(state)
    expect(room.types()).toEqual([])
  })

  test.each<[string, RoomEvent]>([
    ['1018', { type: 'native/entered' }],
    ['1002', { type: 'native/networkRecovered' }],
    ['news of somebody', { type: 'native/memberJoined', userIds: ['bob'] }],
  ])('[RM10] lost: reconnecting; %s: back', (_, back) => {
    const room = new RoomScript().enter().play({ type: 'native/networkLost' })
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'native' })
    room.play(back)
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
    expect(room.news().filter(({ name }) => name === 'joined')).toHaveLength(1)
  })

  test('[RM11] 1021 enters again at once, and once', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'native/networkChanged' }, { type: 'native/networkChanged' }, { type: 'native/networkChanged' })
    expect(room.types()).toEqual(['pusher/stop', 'credentials/fetch', 'after fetch 10000'])
    room.enterAgain()
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
  })
})

describe('being put out', () => {
  test.each([
    [1, 'state/removed', 'removed'],
    [-1, 'state/removed', 'removed'],
    [7, 'state/removed', 'removed'],
    [2, 'state/dismissed', 'dismissed'],
  ] as const)('[RM12] 1019 reason %i ends the session with %s', (reason, code, told) => {
    const room = new RoomScript().enter().come('bob').play(left(reason))
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code } })
    expect(room.state).toMatchObject({ members: [], slots: [] })
    expect(room.news().filter(({ name }) => name === 'left')).toEqual([{ name: 'left', reason: told }])
  })

  test('[RM12] reason 0 unasked ends it too', () => {
    const room = new RoomScript().enter().play(left(0))
    expect(room.state.phase).toEqual({ kind: 'idle' })
    expect(room.news().at(-1)).toEqual({ name: 'left', reason: 'native' })
  })

  test('[RM12] the echo of our own stop is no end', () => {
    const room = new RoomScript().enter().play({ type: 'native/networkChanged' }, left(0))
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'fetching' })
  })

  test('[RM13] after 5000 native may leave and come back by itself', () => {
    const room = new RoomScript().enter().play({ type: 'native/suspended' }, { type: 'view/pageHidden' }, left(0))
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'native' })
    room.take()
    room.play({ type: 'view/pageShown' })
    expect(room.types()).toEqual(['after resume 5000'])
    room.play({ type: 'native/entered' })
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, suspended: false })
  })

  test('[RM13] if native does not come back, the room is entered again', () => {
    const room = new RoomScript()
      .enter()
      .play({ type: 'native/suspended' }, { type: 'view/pageHidden' }, left(0), { type: 'view/pageShown' })
    room.play({ type: 'clock/resumeTimeout', serial: room.state.serial })
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'fetching' })
  })

  test('[RM13] 5000 alone changes nothing to see', () => {
    const room = new RoomScript().enter().play({ type: 'native/suspended' }, { type: 'view/pageHidden' }, { type: 'view/pageShown' })
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, suspended: false })
  })

  test('[RM14] 5001 on a hidden page waits until it is shown', () => {
    const room = new RoomScript().enter().play({ type: 'view/pageHidden' })
    room.take()
    room.play({ type: 'native/interrupted' })
    expect(room.types()).toEqual(['pusher/stop'])
    room.play({ type: 'view/pageShown' })
    expect(room.types()).toEqual(['credentials/fetch', 'after fetch 10000'])
  })

  test('[RM14] 5001 on a shown page waits as usual', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'native/interrupted' })
    expect(room.types()).toEqual(['pusher/stop', 'after retry 500'])
  })
})

describe('leaving', () => {
  const ways: readonly (readonly [string, readonly RoomEvent[], string])[] = [
    ['the app', [{ type: 'user/leave', reason: 'user' }, left(0)], 'user'],
    [
      'the app, twice',
      [{ type: 'user/leave', reason: 'user' }, { type: 'user/leave', reason: 'user' }, { type: 'native/stopped' }, left(0)],
      'user',
    ],
    [
      'the app, then the page',
      [{ type: 'user/leave', reason: 'user' }, { type: 'view/pusherGone', tag: 'tag-1' }, { type: 'view/pageGone' }],
      'user',
    ],
    ['the page', [{ type: 'view/pusherGone', tag: 'tag-1' }, { type: 'view/pageGone' }], 'page'],
    [
      'the page, then the app',
      [{ type: 'view/pusherGone', tag: 'tag-1' }, { type: 'view/pageGone' }, { type: 'user/leave', reason: 'disposed' }],
      'page',
    ],
    ['native silent', [{ type: 'user/leave', reason: 'user' }, { type: 'clock/leaveTimeout' }], 'user'],
  ]
  test.each(ways)('[RM16] %s: left once', (_, events, reason) => {
    const room = new RoomScript().enter().play(...events)
    expect(room.state.phase).toEqual({ kind: 'idle' })
    expect(room.news().filter(({ name }) => name === 'left')).toEqual([{ name: 'left', reason }])
    expect(room.effects.filter(({ type }) => type === 'pusher/stop').length).toBeLessThanOrEqual(1)
  })

  test('[RM15] the URL stays until native has stopped', () => {
    const room = new RoomScript().enter().play({ type: 'user/leave', reason: 'user' })
    expect(room.state).toMatchObject({ phase: { kind: 'leaving' }, push: { started: true }, members: [] })
    expect(room.state.push.url).not.toBeNull()
    room.play(left(0))
    expect(room.state.push.url).toBeNull()
  })

  test('[RM15] before native was started there is nothing to wait for', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }, { type: 'user/leave', reason: 'user' })
    expect(room.state.phase).toEqual({ kind: 'idle' })
    expect(room.news()).toEqual([])
  })

  test('[RM9] credentials that come after leaving change nothing', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target })
    const { serial } = room.state
    room.play({ type: 'user/leave', reason: 'user' })
    const { state } = room
    expect(room.play({ type: 'signal/credentials', serial, credentials }).state).toEqual(state)
  })

  test('[RM17] retry after a failure joins the same room', () => {
    const room = new RoomScript().tagShows().play({ type: 'user/join', target }).answer().tagShows().play(failed(-102052))
    room.play({ type: 'user/retry' }).answer().tagShows().play({ type: 'native/entered' })
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, target })
  })

  test.each<[string, RoomEvent]>([
    ['retry', { type: 'user/retry' }],
    ['being shown', { type: 'view/pageShown' }],
  ])('[RM17] %s ends a wait', (_, event) => {
    const room = new RoomScript().enter().play(failed(-1307))
    room.take()
    expect(room.play(event).types()).toEqual(['credentials/fetch', 'after fetch 10000'])
  })
})

describe('what is told', () => {
  test('[RM18] an unknown code is told', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'native/unknown', source: 'pusher', code: 4711, message: 'who knows' })
    expect(room.news()).toEqual([
      { name: 'error', fatal: false, fault: { code: 'native/unknown', message: 'pusher reported 4711: who knows' } },
    ])
  })

  test('[RM19] no signature in any JSON of the state, the snapshot or the effects', () => {
    const room = new RoomScript().enter().come('bob').play(failed(-3301))
    room.enterAgain()
    const text = JSON.stringify([room.state, toSnapshot(room.state), room.effects])
    expect(room.state.push.url?.reveal()).toContain(`usersig=${SIG}`)
    expect(text).not.toContain(SIG)
    expect(text).not.toContain(KEY)
  })

  test('[RM19] the state is plain JSON apart from the URL', () => {
    const { state } = new RoomScript().enter().come('bob').video('bob', true)
    const plain = { ...state, push: { ...state.push, url: '[redacted]' } }
    expect(JSON.parse(JSON.stringify(state))).toEqual(plain)
  })
})
