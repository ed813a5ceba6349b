import fc from 'fast-check'
import { fromUserListMessage } from '../../../store/protocol/user-list'

test('[PR9] reads the four shapes', () => {
  const url = 'room://cloud.tencent.com/rtc?userid=u2&streamtype=main'
  const read = (text: string) => fromUserListMessage(text).entries
  expect(read('{"userlist":[{"userid":"u2"},{"userid":"u3"}]}')).toEqual([{ userId: 'u2' }, { userId: 'u3' }])
  expect(read(`{"userlist":[{"userid":"u2","playurl":"${url}","streamtype":"main","hasvideo":true}]}`)).toEqual([
    { userId: 'u2', playUrl: url, stream: 'main', hasVideo: true },
  ])
  expect(read(`{"userlist":[{"userid":"u2","playurl":"${url}","hasaudio":false}]}`)).toEqual([
    { userId: 'u2', playUrl: url, hasAudio: false },
  ])
})

test('[PR9] one bad entry does not cost the good ones, and is named', () => {
  const list = fromUserListMessage('{"userlist":[{"userid":"a b"},{"userid":"u2","hasvideo":"true"},7]}')
  expect(list.entries).toEqual([{ userId: 'u2' }])
  expect(list.faults).toEqual(['userlist[0] has no valid userid', 'userlist[2] has no valid userid'])
})

test.each([
  ['', 'the message is not a text'],
  [undefined, 'the message is not a text'],
  ['left the room', 'the message is not JSON'],
  ['[]', 'the message holds no userlist'],
  ['{"userlist":{}}', 'the message holds no userlist'],
  ['null', 'the message holds no userlist'],
])('[PR9] %p', (message, fault) => expect(fromUserListMessage(message)).toEqual({ entries: [], faults: [fault] }))

test('[PR9] never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.json(),
        fc.array(fc.anything()).map((list) => JSON.stringify({ userlist: list })),
      ),
      (message) => {
        expect(() => fromUserListMessage(message)).not.toThrow()
      },
    ),
    { seed: 20261122, numRuns: 500 },
  )
})
