import { createRoom } from '../../store/create-room'
import type { JoinOptions, Room, RoomOptions } from '../../store/create-room'
import { TrtcError } from '../../store/core/trtc-error'
import type { CredentialsAnswer } from '../../store/platform/credentials'
import type { Platform } from '../../store/platform/platform'
import { findRoom, needRoom, watchRoom } from '../../store/registry'
import type { PusherVerbs } from '../../store/platform/native-tags'
import { createVirtualClock } from '../../testkit/src/index'
import type { VirtualClock } from '../../testkit/src/index'

const SIG = 'eJw-the-user-sig'
const answer: CredentialsAnswer = { sdkAppId: 1400000001, userId: 'alice', userSig: SIG, privateMapKey: 'eJw-key' }
const turn = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve()
}

let clock: VirtualClock
let platform: Platform
let rooms: Room[]
beforeEach(() => {
  clock = createVirtualClock()
  platform = { clock, post: () => Promise.reject(new Error('no network')) }
  rooms = []
})
afterEach(async () => {
  const gone = rooms.map((room) => room.dispose())
  clock.advance(5_000)
  await Promise.all(gone)
  expect(clock.pending).toBe(0)
})

function make(options: Partial<RoomOptions> = {}): Room {
  const room = createRoom({ credentials: async () => answer, ...options }, platform)
  rooms.push(room)
  return room
}

/** A tag of the room `key` that shows everything at once. */
function showTag(key = 'main') {
  const { store, tags } = needRoom(key)
  const calls: string[] = []
  const verbs: PusherVerbs = {
    start: () => void calls.push('start'),
    stop: ({ success }) => {
      calls.push('stop')
      success?.()
    },
    switchCamera: ({ success }) => success?.(),
  }
  tags.pushers.set('tag', verbs)
  const show = () =>
    store.dispatch({
      type: 'view/pusherReady',
      tag: 'tag',
      serial: store.pusher.serial,
      mic: store.pusher.mic,
      camera: store.pusher.camera,
    })
  show()
  return { calls, show, store }
}

async function join(room: Room, options: JoinOptions = { room: 42 }) {
  const tag = showTag(room.key)
  const joined = room.join(options)
  await turn()
  tag.show()
  tag.store.dispatch({ type: 'native/entered' })
  await joined
  return tag
}

test('[RM1] the promise resolves at 1018', async () => {
  const room = make()
  const told: string[] = []
  room.on('joined', ({ userId }) => told.push(userId))
  const { calls } = await join(room)
  expect(calls).toEqual(['start'])
  expect(told).toEqual(['alice'])
  expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, room: { kind: 'number', id: 42 }, push: { wanted: true, actual: true } })
})

test.each<[string, object, string]>([
  ['room', { room: 0 }, 'argument/room-id'],
  ['room', { room: 4_294_967_296 }, 'argument/room-id'],
  ['room', { room: 1.5 }, 'argument/room-id'],
  ['room', { room: 'a b' }, 'argument/room-id'],
  ['room', { room: 'x&userid=bob' }, 'argument/room-id'],
  ['room', {}, 'argument/room-id'],
  ['userId', { room: 1, userId: 'a b' }, 'argument/user-id'],
  ['userId', { room: 1, userId: 'x'.repeat(33) }, 'argument/user-id'],
])('[RM2] a bad %s is refused by name: %j', async (field, options, code) => {
  const error = await make()
    .join(options as JoinOptions)
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TrtcError)
  expect(error).toMatchObject({
    code,
    category: 'argument',
    retryable: false,
    message: expect.stringContaining(`${code}: ${field})`),
    remedy: expect.stringMatching(/./),
  })
})

test.each<[string, object]>([
  ['argument/sdk-app-id', { sdkAppId: -1 }],
  ['argument/scene', { scene: 'party' }],
  ['argument/credentials', { credentials: 'sig' }],
])('[RM2] createRoom refuses %s', (code, options) => {
  expect(() => createRoom({ credentials: async () => answer, ...options } as RoomOptions, platform)).toThrow(
    expect.objectContaining({ code }),
  )
  expect(findRoom('main')).toBeUndefined()
})

test.each<[string, object]>([
  ['argument/sdk-app-id', { sdkAppId: undefined }],
  ['argument/user-id', { userId: 'a b' }],
  ['argument/user-sig', { userSig: '' }],
])('[RM2] credentials with %s end it', async (code, wrong) => {
  const room = make({ credentials: async () => ({ ...answer, ...wrong }) as CredentialsAnswer })
  await expect(room.join({ room: 1 })).rejects.toMatchObject({ code })
})

test('[RM2] the SDKAppID may be given to createRoom', async () => {
  const { sdkAppId: _, ...rest } = answer
  const { store } = await join(make({ sdkAppId: 1400000009, credentials: async () => rest }))
  expect(store.pusher.url).toContain('sdkappid=1400000009&')
})

test('[RM2] a second join rejects, the first goes on', async () => {
  const room = make()
  await join(room)
  await expect(room.join({ room: 43 })).rejects.toMatchObject({ code: 'state/already-joined' })
  expect(room.state.room).toEqual({ kind: 'number', id: 42 })
})

test('[RM2] a string and a number are two rooms', async () => {
  const { store } = await join(make(), { room: '42' })
  expect(store.pusher.url).toContain('&strroomid=42&')
})

test('[RM4] a source that throws is asked again; the last reason is told, without its secrets', async () => {
  const room = make({
    credentials: () => {
      throw new Error(`no luck with room://x?usersig=${SIG}`)
    },
  })
  const joined = room.join({ room: 1 })
  const outcome = joined.catch((caught: unknown) => caught)
  for (let i = 0; i < 4; i++) {
    await turn()
    clock.advance(30_000)
  }
  const error = (await outcome) as TrtcError
  expect(error).toMatchObject({ code: 'auth/credentials', message: expect.stringContaining('no luck') })
  expect(error.message).not.toContain(SIG)
})

test('[RM8] a source that never answers is not waited for', async () => {
  const room = make({ credentials: () => new Promise(() => undefined) })
  const outcome = room.join({ room: 1 }).catch((caught: unknown) => caught)
  for (let i = 0; i < 8; i++) {
    await turn()
    clock.advance(10_000)
  }
  expect(await outcome).toMatchObject({ code: 'network/server' })
})

test('[RM16] leave during join rejects join and tells no left', async () => {
  const room = make()
  const told: string[] = []
  room.on('left', ({ reason }) => told.push(reason))
  const outcome = room.join({ room: 1 }).catch((caught: unknown) => caught)
  await room.leave()
  expect(await outcome).toMatchObject({ code: 'state/cancelled' })
  expect(told).toEqual([])
})

test('[RM16] app, dispose and page together leave once', async () => {
  const room = make()
  const told: string[] = []
  room.on('left', ({ reason }) => told.push(reason))
  const { calls, store } = await join(room)
  const first = room.leave()
  store.dispatch({ type: 'view/pusherGone', tag: 'tag' })
  store.dispatch({ type: 'view/pageGone' })
  await Promise.all([first, room.leave(), room.dispose()])
  expect(calls.filter((call) => call === 'stop')).toHaveLength(1)
  expect(told).toEqual(['user'])
})

test('[RM15] leave resolves when native stays silent', async () => {
  const room = make()
  const { store } = await join(room)
  needRoom('main').tags.pushers.set('tag', { start: () => undefined, stop: () => undefined, switchCamera: () => undefined })
  const left = room.leave()
  clock.advance(1_500)
  await left
  expect(store.state.phase).toEqual({ kind: 'idle' })
})

test('[RM4] a start that native refuses is a fault like any other', async () => {
  const room = make()
  const { store, tags } = needRoom('main')
  tags.pushers.set('tag', { start: ({ fail }) => fail?.({ errMsg: 'start:fail' }), stop: () => undefined, switchCamera: () => undefined })
  const outcome = room.join({ room: 1 }).catch((caught: unknown) => caught)
  const show = () => store.dispatch({ type: 'view/pusherReady', tag: 'tag', serial: store.pusher.serial, mic: true, camera: true })
  for (let i = 0; i < 6; i++) {
    await turn()
    show()
    clock.advance(8_000)
  }
  expect(await outcome).toMatchObject({ code: 'native/start-failed' })
})

test('[RM63] two rooms with two keys do not touch each other', async () => {
  const [first, second] = [make({ key: 'a' }), make({ key: 'b' })]
  await join(first)
  await join(second, { room: 7 })
  await first.leave()
  expect(second.state.phase).toEqual({ kind: 'inRoom' })
})

test('[RM63] a key in use is refused, a key at rest is taken over', async () => {
  const room = make()
  await join(room)
  expect(() => make()).toThrow(expect.objectContaining({ code: 'state/room-exists' }))
  await room.leave()
  const next = make()
  await room.dispose()
  expect(findRoom('main')).toBeDefined()
  await next.dispose()
  expect(findRoom('main')).toBeUndefined()
})

test('[RM63] who waits for a key hears of its room', () => {
  const seen: boolean[] = []
  const stop = watchRoom('late', (entry) => seen.push(entry !== undefined))
  const room = make({ key: 'late' })
  stop()
  expect(seen).toEqual([false, true])
  expect(room.key).toBe('late')
})

test('[RM63] an unknown key is named', () => {
  expect(() => needRoom('nobody')).toThrow(
    expect.objectContaining({ code: 'argument/room-key', message: expect.stringContaining('"nobody"') }),
  )
})

test('[RM2] after dispose there is no joining', async () => {
  const room = make()
  await room.dispose()
  await expect(room.join({ room: 1 })).rejects.toMatchObject({ code: 'state/disposed' })
})

test('[RM16] a handler that throws disturbs nothing', async () => {
  const room = make()
  const told: string[] = []
  room.on('joined', () => {
    throw new Error('mine')
  })
  const off = room.on('joined', () => told.push('second'))
  await join(room)
  expect(told).toEqual(['second'])
  expect(() => clock.advance(1)).toThrow('mine')
  off()
  await room.leave()
  await join(room)
  expect(told).toEqual(['second'])
  expect(() => clock.advance(1)).toThrow('mine')
})

test('[RM28] a crowd is asked for in one question', async () => {
  const asked: string[][] = []
  const room = make({
    profiles: async (userIds) => {
      asked.push([...userIds])
      return userIds.map((userId) => ({ userId, name: userId.toUpperCase(), avatarUrl: '' }))
    },
  })
  const { store } = await join(room)
  for (const userId of ['bob', 'carol', 'dave']) store.dispatch({ type: 'native/memberJoined', userIds: [userId] })
  clock.advance(60)
  await turn()
  expect(asked).toEqual([['alice', 'bob', 'carol', 'dave']])
  expect(room.state.members.map(({ name }) => name)).toEqual(['BOB', 'CAROL', 'DAVE'])
})

test('[RM19] no signature in the snapshot', async () => {
  const room = make()
  await join(room)
  expect(JSON.stringify(room.state)).not.toMatch(/eJw-/)
})

test('[RM66] 50 rounds leave nothing behind', async () => {
  const room = make()
  for (let round = 0; round < 50; round++) {
    const { store } = await join(room)
    store.dispatch({ type: 'native/memberJoined', userIds: ['bob'] })
    await room.leave()
  }
  expect(clock.pending).toBe(0)
  expect(needRoom('main').store.state).toMatchObject({ members: [], slots: [], departed: [] })
})
