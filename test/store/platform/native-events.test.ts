import { fromPlayerState, fromPusherError, fromPusherState } from '../../../store/platform/native-events'
import { PLAYER_CODES } from '../../../store/protocol/player-codes'
import { PUSHER_CODES } from '../../../store/protocol/pusher-codes'

const state = (code: unknown, message?: unknown) => fromPusherState({ detail: { code, message } })
const list = (...userlist: object[]) => JSON.stringify({ userlist })

test.each([
  [1018, [{ type: 'native/entered' }]],
  [1002, [{ type: 'native/networkRecovered' }]],
  [1102, [{ type: 'native/networkLost' }]],
  [5101, [{ type: 'native/networkLost' }]],
  [5102, [{ type: 'native/networkLost' }]],
  [1021, [{ type: 'native/networkChanged' }]],
  [5000, [{ type: 'native/suspended' }]],
  [5001, [{ type: 'native/interrupted' }]],
  [1003, []],
  [1101, []],
])('[RM10] pusher code %i', (code, events) => {
  expect(state(code)).toEqual(events)
})

test.each([
  ['exit room reason[0]', 0],
  ['exit room reason[1]', 1],
  ['reason[2]', 2],
  ['', -1],
  [undefined, -1],
])('[RM12] 1019 "%s"', (message, reason) => {
  expect(state(1019, message)).toEqual([{ type: 'native/left', reason }])
})

test('[RM20] the lists', () => {
  expect(state(1020, list({ userid: 'bob' }))).toEqual([{ type: 'native/fullList', userIds: ['bob'] }])
  expect(state(1031, list({ userid: 'bob' }, { userid: 'carol' }))).toEqual([{ type: 'native/memberJoined', userIds: ['bob', 'carol'] }])
  expect(state(1032, list({ userid: 'bob' }))).toEqual([{ type: 'native/memberLeft', userIds: ['bob'] }])
  expect(state(1033, list({ userid: 'bob', playurl: 'room://x', streamtype: 'aux', hasvideo: true }))).toEqual([
    { type: 'native/videoAvailable', news: [{ userId: 'bob', stream: 'aux', on: true, playUrl: 'room://x' }] },
  ])
  expect(state(1034, list({ userid: 'bob', streamtype: 'aux', hasaudio: false }))).toEqual([
    { type: 'native/audioAvailable', news: [{ userId: 'bob', stream: 'main', on: false }] },
  ])
})

test.each([
  ['no text', undefined],
  ['an empty text', ''],
  ['an object', { userlist: [{ userid: 'bob' }] }],
  ['no JSON', 'not json'],
  ['no list', '{}'],
])('[RM29] a list that is %s is told', (_, message) => {
  expect(state(1031, message)).toEqual([{ type: 'native/unknown', source: 'pusher', code: 1031, message: expect.stringMatching(/./) }])
})

test('[RM29] good entries count beside bad ones', () => {
  expect(state(1031, list({ userid: 'bob' }, { userid: 'x y' }))).toEqual([
    { type: 'native/memberJoined', userIds: ['bob'] },
    { type: 'native/unknown', source: 'pusher', code: 1031, message: 'userlist[1] has no valid userid' },
  ])
})

test.each([
  [-1301, 'camera', -1301],
  [-1316, 'camera', -1316],
  [1112, 'camera', -1314],
  [-1302, 'mic', -1302],
  [1204, 'mic', -1319],
])('[RM41] %i is about the %s', (code, device, row) => {
  expect(state(code, 'x')).toEqual([{ type: 'native/deviceFailed', device, code: row, message: 'x' }])
})

test('[RM41] bind:error', () => {
  expect(fromPusherError({ detail: { errCode: 10001, errMsg: 'denied' } })).toEqual([
    { type: 'native/deviceFailed', device: 'camera', code: 10001, message: 'denied' },
  ])
  expect(fromPusherError({ detail: { errCode: 10003, errMsg: 'bgm' } })).toEqual([{ type: 'native/failed', code: 10003, message: 'bgm' }])
  expect(fromPusherError({ detail: { errCode: 7, errMsg: '?' } })).toEqual([
    { type: 'native/unknown', source: 'pusher', code: 7, message: '?' },
  ])
})

test('[RM4] the code inside says more than the one around it', () => {
  expect(state(-100018, 'enter room failed, err[-70001]: UserSig expired')).toMatchObject([{ type: 'native/failed', code: -70001 }])
  expect(state(-3301, 'enter room failed')).toMatchObject([{ type: 'native/failed', code: -3301 }])
  expect(state(-102052)).toMatchObject([{ type: 'native/failed', code: -102052 }])
})

test('[RM18] a code of no table is told', () => {
  expect(state(98765, 'x')).toEqual([{ type: 'native/unknown', source: 'pusher', code: 98765, message: 'x' }])
  expect(state(-98765, 'x')).toEqual([{ type: 'native/unknown', source: 'pusher', code: -98765, message: 'x' }])
  expect(fromPlayerState({ detail: { code: 98765 } }, 0, 's')).toEqual([
    { type: 'native/unknown', source: 'player', code: 98765, message: '' },
  ])
})

test('[RM18] the detail may stand under details', () => {
  expect(fromPusherState({ details: { code: 1018 } })).toEqual([{ type: 'native/entered' }])
})

test.each([{}, { detail: null }, { detail: 'x' }, { detail: { code: 'x' } }])('[RM29] %j never throws', (event) => {
  expect(() => [fromPusherState(event), fromPusherError(event), fromPlayerState(event, 0, 's')]).not.toThrow()
})

test('[RM18] every known code of both tags is read without a word about unknown ones', () => {
  const told = [...PUSHER_CODES.keys()].filter((code) => code < 1020 || code > 1034).flatMap((code) => state(code, ''))
  const played = [...PLAYER_CODES.keys()].flatMap((code) => fromPlayerState({ detail: { code } }, 0, 's'))
  expect([...told, ...played].filter(({ type }) => type === 'native/unknown')).toEqual([])
})

test('[RM19] a push URL in a native text loses its signatures', () => {
  const [event] = state(-1313, 'bad url room://x?userid=a&usersig=eJw-secret&privatemapkey=eJw-other')
  expect(JSON.stringify(event)).not.toMatch(/eJw-/)
})

test.each([
  [2007, 'loading'],
  [2103, 'loading'],
  [2003, 'playing'],
  [2004, 'playing'],
  [2006, 'idle'],
])('[RM51] player code %i', (code, player) => {
  expect(fromPlayerState({ detail: { code } }, 3, 'src')).toEqual([{ type: 'native/playerState', slot: 3, src: 'src', player }])
})

test('[RM51] a player that has given up', () => {
  expect(fromPlayerState({ detail: { code: -2301, message: 'x' } }, 3, 'src')).toEqual([
    { type: 'native/playerFailed', slot: 3, src: 'src', code: -2301, message: 'x' },
  ])
})
