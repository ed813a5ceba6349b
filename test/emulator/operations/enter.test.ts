import { openStage } from '../support/stage'
import { APP, privateMapKey, START_MS, userSig } from '../support/signing'
import { Tag, type EnterParts } from '../support/tag'

const DEMANDING = { apps: [{ ...APP, requirePrivateMapKey: true }] }

async function refusedWith(url: string, parts: EnterParts): Promise<string> {
  const tag = await Tag.open(url)
  tag.sendEnter(parts)
  expect(await tag.closed).toBe(1000)
  expect(tag.frames).toHaveLength(1)
  const frame = tag.frames[0]
  return frame?.type === 'state' ? `${frame.code} ${frame.message}` : 'no state'
}

test('[EM6] alone and sending nothing: 1001, entered, 1018, 1002', async () => {
  const { url } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice' })
  expect(alice.short()).toEqual(['1001', 'entered', '1018', '1002'])
  expect(alice.frames[1]).toEqual({ type: 'entered', token: alice.token, userId: 'alice', room: { kind: 'number', id: 12345 } })
})

test('[EM6] a newcomer is told of everybody in the order in which they came, and only what is on', async () => {
  const { url } = await openStage()
  await Tag.enter(url, { userId: 'zoe', audio: true, video: true })
  await Tag.enter(url, { userId: 'bob', audio: true })
  await Tag.enter(url, { userId: 'amy' })
  const alice = await Tag.enter(url, { userId: 'alice', audio: true })
  expect(alice.short()).toEqual([
    '1001',
    'entered',
    '1018',
    '1031 zoe',
    '1033 zoe on',
    '1034 zoe on',
    '1031 bob',
    '1034 bob on',
    '1031 amy',
  ])
})

test('[EM6] those who are there hear of the newcomer: 1031, 1033, 1034', async () => {
  const { url } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice' })
  alice.clear()
  await Tag.enter(url, { userId: 'bob', audio: true, video: true })
  await alice.settled()
  expect(alice.short()).toEqual(['1031 bob', '1033 bob on', '1034 bob on'])
})

test('[EM6] the messages are the JSON that native shows', async () => {
  const { url } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice' })
  await Tag.enter(url, { userId: 'bob', audio: true, video: true })
  await alice.settled()
  const play = 'room://cloud.tencent.com/rtc?userid=bob&streamtype=main'
  expect(alice.frames.slice(-3)).toEqual([
    { type: 'state', code: 1031, message: '{"userlist":[{"userid":"bob"}]}' },
    { type: 'state', code: 1033, message: `{"userlist":[{"userid":"bob","playurl":"${play}","streamtype":"main","hasvideo":true}]}` },
    { type: 'state', code: 1034, message: `{"userlist":[{"userid":"bob","playurl":"${play}","hasaudio":true}]}` },
  ])
})

test('[EM1] room 123 and room "123" are two rooms', async () => {
  const { url, control } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice', room: 123 })
  const bob = await Tag.enter(url, { userId: 'bob', room: '123' })
  expect(bob.short()).toEqual(['1001', 'entered', '1018', '1002'])
  await alice.settled()
  expect(alice.short()).not.toContain('1031 bob')
  expect(await control('rooms')).toMatchObject({ rooms: [{ room: { kind: 'number', id: 123 } }, { room: { kind: 'string', id: '123' } }] })
})

test.each([
  ['expired', { userSig: userSig({ userId: 'alice', timeSeconds: START_MS / 1000 - 100, expire: 99 }) }, '[-70001]: UserSig expired'],
  ['garbage', { userSig: 'garbage' }, '[-70003]: UserSig is malformed'],
  ['of another key', { userSig: userSig({ userId: 'alice', secretKey: 'x' }) }, '[-70009]: UserSig was made with another secret key'],
  ['of another user', { userSig: userSig({ userId: 'bob' }) }, '[-70013]: UserSig was made for another user'],
  ['of another app', { userSig: userSig({ userId: 'alice', sdkAppId: 2 }) }, '[-70014]: UserSig was made for another sdkappid'],
  ['for an app that is not registered', { sdkAppId: 2 }, '[-70020]: sdkappid not found'],
])('[EM3] a signature %s is -100018 with the inner code', async (_what, parts, text) => {
  const { url } = await openStage()
  expect(await refusedWith(url, { userId: 'alice', ...parts })).toBe(`-100018 enter room failed, err${text}`)
})

test('[EM2] a bad room id is -3318', async () => {
  const { url } = await openStage()
  expect(await refusedWith(url, { userId: 'alice', room: 0 })).toMatch(/^-3318 enter room failed, err\[-3318\]/)
})

test('[EM4] an app that demands a privateMapKey takes only a fitting one', async () => {
  const { url } = await openStage(DEMANDING)
  const other = privateMapKey({ userId: 'alice', room: 999 })
  expect(await refusedWith(url, { userId: 'alice' })).toBe('-100006 enter room failed, err[-100006]: privateMapKey is missing')
  expect(await refusedWith(url, { userId: 'alice', privateMapKey: other })).toMatch(/^-100006 .*made for another room$/)
  const alice = await Tag.enter(url, { userId: 'alice', privateMapKey: privateMapKey({ userId: 'alice', room: 12345 }) })
  expect(alice.short()).toContain('1018')
})

test('[EM4] an app that does not demand it ignores it', async () => {
  const { url } = await openStage()
  const alice = await Tag.enter(url, { userId: 'alice', privateMapKey: 'garbage' })
  expect(alice.short()).toContain('1018')
})

test('[EM5] who may not create waits for who may; who may not enter never does', async () => {
  const { url } = await openStage(DEMANDING)
  const audience = { userId: 'alice', privateMapKey: privateMapKey({ userId: 'alice', room: 12345, bits: 42 }) }
  expect(await refusedWith(url, audience)).toMatch(/^-102010 /)
  await Tag.enter(url, { userId: 'bob', privateMapKey: privateMapKey({ userId: 'bob', room: 12345 }) })
  expect((await Tag.enter(url, audience)).short()).toContain('1018')
  const noEntry = privateMapKey({ userId: 'eve', room: 12345, bits: 253 })
  expect(await refusedWith(url, { userId: 'eve', privateMapKey: noEntry })).toMatch(/^-102011 /)
})

test('[EM7] the second login of a user puts the first one out', async () => {
  const { url, control } = await openStage()
  const bob = await Tag.enter(url, { userId: 'bob' })
  const first = await Tag.enter(url, { userId: 'alice', audio: true })
  bob.clear()
  first.clear()
  const second = await Tag.enter(url, { userId: 'alice', audio: true })
  expect(await first.closed).toBe(1000)
  expect(first.short()).toEqual(['1019 reason[1]'])
  await bob.settled()
  expect(bob.short()).toEqual(['1034 alice off', '1032 alice', '1031 alice', '1034 alice on'])
  expect(second.short()).toEqual(['1001', 'entered', '1018', '1031 bob'])
  expect(await control('rooms')).toMatchObject({ rooms: [{ users: [{ userId: 'bob' }, { userId: 'alice' }] }] })
})

test('[EM7] a second login without the right to create comes into the room of the first', async () => {
  const { url, control } = await openStage(DEMANDING)
  const first = await Tag.enter(url, { userId: 'alice', privateMapKey: privateMapKey({ userId: 'alice', room: 12345 }) })
  const second = await Tag.enter(url, { userId: 'alice', privateMapKey: privateMapKey({ userId: 'alice', room: 12345, bits: 42 }) })
  expect(await first.closed).toBe(1000)
  expect(second.short()).toContain('1018')
  expect(await control('rooms')).toMatchObject({ rooms: [{ users: [{ userId: 'alice' }] }] })
})

test('[EM8] the first scene decides what kind of room it is', async () => {
  const { url } = await openStage()
  await Tag.enter(url, { userId: 'alice', scene: 'videocall' })
  expect((await Tag.enter(url, { userId: 'bob', scene: 'audiocall' })).short()).toContain('1018')
  expect(await refusedWith(url, { userId: 'eve', scene: 'live' })).toMatch(/^-100011 /)
})

test('[EM9] a full room is -102052, but not for a user who is in it', async () => {
  const { url } = await openStage({ limits: { callUsers: 2 } })
  await Tag.enter(url, { userId: 'alice' })
  await Tag.enter(url, { userId: 'bob' })
  expect(await refusedWith(url, { userId: 'eve' })).toBe('-102052 enter room failed, err[-102052]: the room is full')
  expect((await Tag.enter(url, { userId: 'bob' })).short()).toContain('1018')
})

test('[EM9] there are only so many rooms', async () => {
  const { url } = await openStage({ limits: { rooms: 1 } })
  await Tag.enter(url, { userId: 'alice', room: 1 })
  expect(await refusedWith(url, { userId: 'bob', room: 2 })).toMatch(/^-102052 .*too many rooms$/)
})
