import { parsePushUrl } from '../../emulator/src/push-url'

const BASE = 'room://cloud.tencent.com/rtc?'
const url = (query: string): string => BASE + query
const target = (query: string) => {
  const parsed = parsePushUrl(url(query))
  if ('refused' in parsed) throw new Error(parsed.refused.message)
  return parsed.target
}
const code = (text: string) => {
  const parsed = parsePushUrl(text)
  return 'refused' in parsed ? parsed.refused.code : 0
}

test('[EM1] the form that the published SDKs write is read', () => {
  const query =
    'sdkappid=1400000001&roomid=12345&userid=alice&usersig=SIG&appscene=live&encsmall=0&cloudenv=PRO&enableBlackStream=&streamid=' +
    '&userdefinerecordid=&privatemapkey=KEY&pureaudiomode=&recvmode=1&enableinfiniteanchor=0&component=1'
  expect(target(query)).toEqual({
    sdkAppId: 1400000001,
    room: { kind: 'number', id: 12345 },
    userId: 'alice',
    userSig: 'SIG',
    privateMapKey: 'KEY',
    scene: 'live',
  })
})

test('[EM1] order does not matter, unknown and missing keys neither', () => {
  const { userId, scene, privateMapKey } = target('usersig=S&new=1&userid=a_b-C&&roomid=1&flag&sdkappid=1')
  expect([userId, scene, privateMapKey]).toEqual(['a_b-C', 'videocall', ''])
})

test('[EM1] only the first = splits, nothing is decoded, the first of two keys counts', () => {
  expect(target('sdkappid=1&roomid=1&userid=a&userid=b&usersig=S==%41').userSig).toBe('S==%41')
  expect(target('sdkappid=1&roomid=1&userid=a&userid=b&usersig=S').userId).toBe('a')
})

test('[EM1] strroomid wins, unless it is empty', () => {
  expect(target('sdkappid=1&roomid=7&strroomid=123&userid=a&usersig=S').room).toEqual({ kind: 'string', id: '123' })
  expect(target('sdkappid=1&roomid=7&strroomid=&userid=a&usersig=S').room).toEqual({ kind: 'number', id: 7 })
})

test.each([
  ['rtmp://cloud.tencent.com/rtc?sdkappid=1&roomid=1&userid=a&usersig=S', -1313],
  ['room://cloud.tencent.com/rtc', -1313],
  ['', -1313],
  [url('roomid=1&userid=a&usersig=S'), -3317],
  [url('sdkappid=0&roomid=1&userid=a&usersig=S'), -3317],
  [url('sdkappid=1e3&roomid=1&userid=a&usersig=S'), -3317],
  [url('sdkappid=1&roomid=1&userid=&usersig=S'), -3319],
  [url('sdkappid=1&roomid=1&userid=a%20b&usersig=S'), -3319],
  [url(`sdkappid=1&roomid=1&userid=${'a'.repeat(33)}&usersig=S`), -3319],
  [url('sdkappid=1&userid=a&usersig=S'), -3318],
  [url('sdkappid=1&roomid=0&userid=a&usersig=S'), -3318],
  [url('sdkappid=1&roomid=NaN&userid=a&usersig=S'), -3318],
  [url('sdkappid=1&roomid=4294967296&userid=a&usersig=S'), -3318],
  [url('sdkappid=1&strroomid=a.b&userid=a&usersig=S'), -100014],
  [url('sdkappid=1&strroomid=房&userid=a&usersig=S'), -100014],
  [url(`sdkappid=1&strroomid=${'a'.repeat(65)}&userid=a&usersig=S`), -102030],
  [url('sdkappid=1&roomid=1&userid=a&usersig='), -3320],
  [url('sdkappid=1&roomid=1&userid=a&usersig=S&appscene=toString'), -100011],
])('[EM2] %s is %i', (text, expectedCode) => {
  expect(code(text)).toBe(expectedCode)
})

test('[EM2] the edges of the grammar are inside', () => {
  expect(code(url(`sdkappid=4294967295&roomid=4294967295&userid=${'a'.repeat(32)}&usersig=S`))).toBe(0)
  expect(code(url(`sdkappid=1&strroomid=${'a'.repeat(64)}&userid=a&usersig=S&appscene=rtc`))).toBe(0)
})
