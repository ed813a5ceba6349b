import fc from 'fast-check'
import type { RoomEvent } from '../../store/core/events'
import type { RoomState } from '../../store/core/room'
import { selectRoom, selectSelf } from '../../store/core/select-room'
import { selectSlot } from '../../store/core/select-slot'
import { toSnapshot } from '../../store/core/snapshot'
import { RoomScript, credentials, target } from '../support/room-script'

const USERS = ['bob', 'carol', '__proto__', 'alice2']

/** A kind of news whose order for one person is kept. */
type Kind = 'presence' | 'video' | 'audio' | 'share'

interface Piece {
  readonly userId: string
  readonly kind: Kind
  readonly on: boolean
}

const toEvent = ({ userId, kind, on }: Piece): RoomEvent => {
  if (kind === 'presence') return on ? { type: 'native/memberJoined', userIds: [userId] } : { type: 'native/memberLeft', userIds: [userId] }
  if (kind === 'audio') return { type: 'native/audioAvailable', news: [{ userId, stream: 'main', on }] }
  return { type: 'native/videoAvailable', news: [{ userId, stream: kind === 'share' ? 'aux' : 'main', on }] }
}

/** One stay of one person: 1031, what they switch, and perhaps 1032. */
const stay = (userId: string) =>
  fc
    .record({
      video: fc.array(fc.boolean(), { maxLength: 3 }),
      audio: fc.array(fc.boolean(), { maxLength: 3 }),
      share: fc.array(fc.boolean(), { maxLength: 3 }),
      leaves: fc.boolean(),
    })
    .map(({ video, audio, share, leaves }) => ({
      userId,
      leaves,
      lanes: [
        [true, ...(leaves ? [false] : [])].map((on): Piece => ({ userId, kind: 'presence', on })),
        video.map((on): Piece => ({ userId, kind: 'video', on })),
        audio.map((on): Piece => ({ userId, kind: 'audio', on })),
        share.map((on): Piece => ({ userId, kind: 'share', on })),
      ],
    }))

/** Mixes lanes in any order that keeps the order inside each; `picks` says which lane is next. A piece may come again while it is the last of its lane. */
function mix(lanes: readonly (readonly Piece[])[], picks: readonly number[], repeats: readonly boolean[]): Piece[] {
  const rest = lanes.map((lane) => [...lane])
  const mixed: Piece[] = []
  for (let step = 0; rest.some((lane) => lane.length > 0); step++) {
    const open = rest.filter((lane) => lane.length > 0)
    const lane = open[(picks[step % picks.length] ?? 0) % open.length] ?? []
    const piece = lane.shift()
    if (!piece) continue
    mixed.push(piece)
    if (repeats[step % repeats.length]) mixed.push(piece)
  }
  return mixed
}

/** The content, without the places: places depend on who came first. */
function content(state: RoomState): object[] {
  return state.slots
    .flatMap((slot) => (slot ? [{ userId: slot.userId, stream: slot.stream, sends: slot.sends, mounted: slot.mounted }] : []))
    .sort((a, b) => `${a.userId}/${a.stream}`.localeCompare(`${b.userId}/${b.stream}`))
}

function assertConsistent(state: RoomState): void {
  for (const member of state.members) {
    expect(state.slots[member.main]).toMatchObject({ userId: member.userId, stream: 'main' })
    if (member.aux >= 0) expect(state.slots[member.aux]).toMatchObject({ userId: member.userId, stream: 'aux' })
  }
  const owned = state.members.reduce((sum, { aux }) => sum + (aux >= 0 ? 2 : 1), 0)
  expect(state.slots.filter((slot) => slot !== null)).toHaveLength(owned)
  expect(JSON.stringify([state, toSnapshot(state), selectRoom(state), selectSelf(state), state.slots.map(selectSlot)])).not.toMatch(/eJw-/)
}

const picks = fc.array(fc.nat(7), { minLength: 1, maxLength: 40 })
const repeats = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 })

describe('random news', () => {
  test('[RM23] any order that keeps the order of each kind for each person ends in the same', () => {
    const stays = fc.tuple(...USERS.map(stay))
    fc.assert(
      fc.property(stays, picks, repeats, (people, order, again) => {
        const straight = people.flatMap(({ lanes: [presence = [], ...streams] }) => [
          ...presence.slice(0, 1),
          ...streams.flat(),
          ...presence.slice(1),
        ])
        const expected = new RoomScript().enter().play(...straight.map(toEvent))
        const mixed = new RoomScript().enter().play(
          ...mix(
            people.flatMap(({ lanes }) => lanes),
            order,
            again,
          ).map(toEvent),
        )
        expect(content(mixed.state)).toEqual(content(expected.state))
        assertConsistent(mixed.state)
      }),
      { numRuns: 400, seed: 20240501 },
    )
  })

  test('[RM23] the same holds for a second stay', () => {
    fc.assert(
      fc.property(stay('bob'), stay('bob'), picks, repeats, (first, second, order, again) => {
        const left: Piece = { userId: 'bob', kind: 'presence', on: false }
        const early = mix([...first.lanes.slice(1), [{ ...left, on: true }, left]], order, again)
        const [presence = [], ...streams] = second.lanes
        // After 1032 the next 1031 is the border between two stays: what comes before it belongs to the first.
        const late = [...presence.slice(0, 1), ...mix(streams, order, again), ...presence.slice(1)]
        const room = new RoomScript().enter().play(...early.map(toEvent), ...late.map(toEvent))
        const alone = new RoomScript().enter().play(...late.map(toEvent))
        expect(content(room.state)).toEqual(content(alone.state))
      }),
      { numRuns: 300, seed: 20240502 },
    )
  })
})

const userId = fc.constantFrom(...USERS)
const flag = fc.boolean()
const piece = fc.record({ userId, kind: fc.constantFrom<Kind>('presence', 'video', 'audio', 'share'), on: flag })
const serial = fc.nat(6)
const anyEvent: fc.Arbitrary<RoomEvent> = fc.oneof(
  { weight: 6, arbitrary: piece.map(toEvent) },
  fc.constantFrom<RoomEvent>(
    { type: 'user/join', target },
    { type: 'user/leave', reason: 'user' },
    { type: 'user/retry' },
    { type: 'user/switchCamera' },
    { type: 'user/dismissNotice' },
    { type: 'native/entered' },
    { type: 'native/networkLost' },
    { type: 'native/networkRecovered' },
    { type: 'native/networkChanged' },
    { type: 'native/suspended' },
    { type: 'native/interrupted' },
    { type: 'native/stopped' },
    { type: 'clock/leaveTimeout' },
    { type: 'clock/stable' },
    { type: 'clock/rollCall' },
    { type: 'clock/notice' },
    { type: 'view/pusherGone', tag: 'tag-1' },
    { type: 'view/pageGone' },
    { type: 'view/pageShown' },
    { type: 'view/pageHidden' },
  ),
  fc.integer({ min: -1, max: 3 }).map((reason): RoomEvent => ({ type: 'native/left', reason })),
  fc
    .constantFrom(-1307, -3301, -100018, -102052, -100013, -1305, 'native/start-failed')
    .map((code): RoomEvent => ({ type: 'native/failed', code, message: '' })),
  serial.map((s): RoomEvent => ({ type: 'signal/credentials', serial: s, credentials })),
  fc
    .tuple(
      serial,
      fc.constantFrom('clock/fetchTimeout', 'clock/enterTimeout', 'clock/retry', 'clock/resumeTimeout') as fc.Arbitrary<'clock/retry'>,
    )
    .map(([s, type]): RoomEvent => ({ type, serial: s })),
  fc.tuple(serial, flag, flag).map(([s, mic, camera]): RoomEvent => ({ type: 'view/pusherReady', tag: 'tag-1', serial: s, mic, camera })),
  fc.tuple(fc.array(userId, { maxLength: 4 })).map(([userIds]): RoomEvent => ({ type: 'native/fullList', userIds })),
  fc.tuple(flag, flag).map(([mic, on]): RoomEvent => ({ type: mic ? 'user/setMic' : 'user/setCamera', on })),
  fc.tuple(userId, flag).map(([id, audio]): RoomEvent => ({ type: 'user/subscribe', userId: id, stream: 'main', audio })),
)

describe('random everything', () => {
  test('[RM16] never throws, stays consistent, tells left once for each joined', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 120 }), (events) => {
        const room = new RoomScript().enter()
        for (const event of events) {
          room.play(event)
          assertConsistent(room.state)
        }
        room.play({ type: 'user/leave', reason: 'user' }, { type: 'clock/leaveTimeout' })
        const told = room.news().map(({ name }) => name)
        expect(told.filter((name) => name === 'left')).toHaveLength(told.filter((name) => name === 'joined').length)
        expect(room.state).toMatchObject({ members: [], slots: [], push: { url: null } })
      }),
      { numRuns: 500, seed: 20240503 },
    )
  })

  test('[RM24] no ghost survives a full re-send', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), fc.uniqueArray(userId), (events, present) => {
        const room = new RoomScript().enter().play(...events)
        // Whatever went before: the room is entered again, and native names everybody who is there.
        room.play({ type: 'view/pusherGone', tag: 'tag-1' }, { type: 'user/leave', reason: 'user' }, { type: 'clock/leaveTimeout' })
        room.enter().play({ type: 'native/memberJoined', userIds: USERS }, { type: 'native/networkChanged' })
        room.enterAgain().play({ type: 'native/memberJoined', userIds: present }, { type: 'clock/rollCall' })
        expect(room.state.members.map((member) => member.userId).sort()).toEqual([...present].sort())
      }),
      { numRuns: 200, seed: 20240504 },
    )
  })
})
