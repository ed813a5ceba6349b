import fc from 'fast-check'
import { toPushUrl } from '../../../store/protocol/push-url'
import type { PushParams } from '../../../store/protocol/push-url'
import { Secret } from '../../../store/protocol/secret'

const KEYS =
  'sdkappid strroomid userid usersig appscene encsmall cloudenv enableBlackStream streamid userdefinerecordid privatemapkey pureaudiomode recvmode enableinfiniteanchor component'.split(
    ' ',
  )

const params = (more: Partial<PushParams> = {}): PushParams => ({
  sdkAppId: 1400000001,
  room: { kind: 'string', id: 'lobby' },
  userId: 'alice',
  userSig: new Secret('eJy*a-b_'),
  ...more,
})

/** The reading of a receiver: split on `&`, then on the first `=`. */
function parse(url: string): [string, string][] {
  return url
    .slice(url.indexOf('?') + 1)
    .split('&')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))])
}

test('[PR3] keys, order and defaults are those of the published SDKs', () => {
  expect(toPushUrl(params())).toBe(
    'room://cloud.tencent.com/rtc?sdkappid=1400000001&strroomid=lobby&userid=alice&usersig=eJy*a-b_&appscene=videocall&encsmall=0' +
      '&cloudenv=PRO&enableBlackStream=&streamid=&userdefinerecordid=&privatemapkey=&pureaudiomode=&recvmode=1&enableinfiniteanchor=0&component=1',
  )
})

test('[PR3] a numeric room is written as roomid, alone', () => {
  const keys = parse(toPushUrl(params({ room: { kind: 'number', id: 42 } }))).map(([key]) => key)
  expect(keys).toEqual(KEYS.map((key) => (key === 'strroomid' ? 'roomid' : key)))
})

test('[PR3] everything set', () => {
  const url = toPushUrl(
    params({ scene: 'live', smallStream: true, streamId: 's1', recordId: 'r1', receiveMode: 2, privateMapKey: new Secret('key') }),
  )
  expect(Object.fromEntries(parse(url))).toMatchObject({
    appscene: 'live',
    encsmall: '1',
    streamid: 's1',
    userdefinerecordid: 'r1',
    recvmode: '2',
    privatemapkey: 'key',
  })
})

test('[PR4] no value can break out of its place', () => {
  const hostile = fc.string({ unit: 'binary-ascii', maxLength: 40 })
  fc.assert(
    fc.property(hostile, hostile, hostile, (room, user, sig) => {
      const url = toPushUrl(params({ room: { kind: 'string', id: room }, userId: user, userSig: new Secret(sig) }))
      const read = parse(url)
      expect(read.map(([key]) => key)).toEqual(KEYS)
      expect(Object.fromEntries(read)).toMatchObject({ strroomid: room, userid: user, usersig: sig })
    }),
    { seed: 20261122, numRuns: 500 },
  )
})
