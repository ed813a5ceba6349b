import { MAX_DEPARTED, toSafeSrc } from '../../../store/core/roster'
import { selectSlot } from '../../../store/core/select-slot'
import { toPlayUrl } from '../../../store/protocol/play-url'
import { RoomScript } from '../../support/room-script'

const members = (room: RoomScript) => room.state.members.map(({ userId }) => userId)
const slotsOf = (room: RoomScript) => room.state.slots.map((slot) => slot && `${slot.userId}/${slot.stream}`)
const names = (room: RoomScript) => room.news().map((news) => ('userId' in news ? `${news.name} ${news.userId}` : news.name))

describe('coming and going', () => {
  test('[RM20] told once for each stay', () => {
    const room = new RoomScript().enter()
    room.take()
    room.come('bob', 'bob').come('bob').go('bob').go('bob').come('bob')
    expect(names(room)).toEqual(['memberjoin bob', 'memberleave bob', 'memberjoin bob'])
  })

  test('[RM20] oneself is no member', () => {
    const room = new RoomScript().enter().come('alice').video('alice', true)
    expect(room.state.members).toEqual([])
  })

  test('[RM20] people may be named before 1018', () => {
    const room = new RoomScript().enter().play({ type: 'native/networkChanged' }).tagShows().answer().tagShows().come('bob')
    expect(members(room)).toEqual(['bob'])
  })

  test('[RM20] outside of a session nobody is named', () => {
    expect(new RoomScript().come('bob').video('bob', true).state.members).toEqual([])
  })

  test.each([
    ['video', (room: RoomScript) => room.video('bob', true)],
    ['audio', (room: RoomScript) => room.audio('bob', true)],
  ])('[RM21] %s of somebody unknown makes them known', (_, act) => {
    const room = act(new RoomScript().enter())
    expect(members(room)).toEqual(['bob'])
    expect(room.state.slots[0]?.mounted).toBe(true)
  })

  test('[RM22] late news after 1032 are ignored until the next 1031', () => {
    const room = new RoomScript().enter().come('bob').go('bob').video('bob', true).audio('bob', true)
    expect(members(room)).toEqual([])
    room.come('bob').video('bob', true)
    expect(room.state.slots[0]?.sends).toEqual({ audio: false, video: true })
  })

  test('[RM22] entering again forgets who left', () => {
    const room = new RoomScript().enter().come('bob').go('bob').play({ type: 'native/networkChanged' }).enterAgain().video('bob', true)
    expect(members(room)).toEqual(['bob'])
  })

  test('[RM22] the memory of who left is bounded', () => {
    const room = new RoomScript().enter()
    for (let i = 0; i < MAX_DEPARTED * 2; i++) room.come(`u${i}`).go(`u${i}`)
    expect(room.state.departed).toHaveLength(MAX_DEPARTED)
  })

  test('[RM24] who is not named after entering again has left', () => {
    const room = new RoomScript().enter().come('bob', 'carol').video('carol', true)
    const slot = room.state.slots[1]
    room.play({ type: 'native/networkChanged' }).enterAgain().come('carol').play({ type: 'clock/rollCall' })
    expect(members(room)).toEqual(['carol'])
    expect(room.state.slots[1]).toBe(slot)
  })

  test('[RM24] native coming back by itself with 1018 calls the roll as well', () => {
    const room = new RoomScript().enter().come('bob', 'carol').play({ type: 'native/networkLost' }).come('carol')
    room.take()
    room.play({ type: 'native/entered' })
    expect(room.types()).toEqual(['after rollCall 3000'])
    expect(members(room.play({ type: 'clock/rollCall' }))).toEqual(['carol'])
  })

  test('[RM24] a second 1018 in a quiet room calls no roll', () => {
    const room = new RoomScript().enter().come('bob')
    room.take()
    room.play({ type: 'native/entered' }, { type: 'clock/rollCall' })
    expect(room.types()).toEqual([])
    expect(members(room)).toEqual(['bob'])
  })

  test('[RM24] a full list is the truth', () => {
    const room = new RoomScript()
      .enter()
      .come('bob', 'carol')
      .play({ type: 'native/fullList', userIds: ['carol', 'dave', 'alice'] })
    expect(members(room)).toEqual(['carol', 'dave'])
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('[RM29] %s is a user like any other', (userId) => {
    const room = new RoomScript()
      .enter()
      .come(userId)
      .video(userId, true)
      .play({ type: 'signal/profiles', profiles: [{ userId, name: 'X', avatarUrl: '' }] })
    expect(room.state.slots[0]).toMatchObject({ userId, profile: { name: 'X' }, sends: { video: true } })
    expect(room.go(userId).state.members).toEqual([])
  })
})

describe('slots', () => {
  test('[RM25] a stream keeps its slot, free ones are used again', () => {
    const room = new RoomScript().enter().come('bob', 'carol', 'dave').go('carol')
    expect(slotsOf(room)).toEqual(['bob/main', null, 'dave/main'])
    expect(slotsOf(room.come('erin', 'frank'))).toEqual(['bob/main', 'erin/main', 'dave/main', 'frank/main'])
  })

  test('[RM25] a screen share has a slot of its own while it lasts', () => {
    const room = new RoomScript().enter().come('bob').video('bob', true, 'aux').come('carol')
    expect(slotsOf(room)).toEqual(['bob/main', 'bob/aux', 'carol/main'])
    expect(slotsOf(room.video('bob', false, 'aux'))).toEqual(['bob/main', null, 'carol/main'])
    expect(slotsOf(room.video('bob', true, 'aux').go('bob'))).toEqual([null, null, 'carol/main'])
  })

  test('[RM26] mounted from the first stream to the end, with one src', () => {
    const room = new RoomScript().enter().come('bob')
    expect(selectSlot(room.state.slots[0] ?? null).src).toBe('')
    room.video('bob', true)
    const { src } = selectSlot(room.state.slots[0] ?? null)
    room.video('bob', false).audio('bob', false).video('bob', true, 'main', 'room://cloud.tencent.com/rtc?streamtype=main&userid=bob')
    expect(selectSlot(room.state.slots[0] ?? null).src).toBe(src)
    expect(src).toBe(toPlayUrl({ userId: 'bob', stream: 'main' }))
  })

  test('[RM23] the same news again leaves the very same state', () => {
    const room = new RoomScript().enter().come('bob').video('bob', true).audio('bob', true)
    const { state } = room
    expect(room.come('bob').video('bob', true).audio('bob', true).state).toBe(state)
  })
})

describe('what peers say', () => {
  const own = toPlayUrl({ userId: 'bob', stream: 'main' })
  test.each([
    ['another scheme', 'https://evil.example/rtc?userid=bob&streamtype=main'],
    ['another host', 'room://evil.example/rtc?userid=bob&streamtype=main'],
    ['another user', 'room://cloud.tencent.com/rtc?userid=carol&streamtype=main'],
    ['another stream', 'room://cloud.tencent.com/rtc?userid=bob&streamtype=aux'],
    ['two users', 'room://cloud.tencent.com/rtc?userid=carol&userid=bob&streamtype=main'],
    ['a script', 'javascript:alert(1)'],
    ['line breaks', 'room://cloud.tencent.com/rtc?userid=bob&streamtype=main\nx'],
    ['too much', `room://cloud.tencent.com/rtc?userid=bob&streamtype=main&x=${'x'.repeat(300)}`],
    ['nothing', ''],
  ])('[RM27] %s is not played', (_, url) => {
    expect(toSafeSrc('bob', 'main', url)).toBe(own)
  })

  test('[RM27] an address of TRTC for this stream is played as it is', () => {
    const url = 'room://rtc.tencent.com?streamtype=main&userid=bob'
    expect(toSafeSrc('bob', 'main', ` ${url}`)).toBe(url)
  })

  test('[RM28] names are asked for once', () => {
    const room = new RoomScript()
      .enter()
      .come('bob')
      .play({ type: 'signal/profiles', profiles: [{ userId: 'bob', name: 'Bob', avatarUrl: '' }] })
    room.take()
    room.go('bob').come('bob')
    expect(room.types()).not.toContain('profiles/fetch')
    expect(room.state.slots[0]?.profile?.name).toBe('Bob')
  })

  test.each([
    ['x'.repeat(10_000), 'x'.repeat(32)],
    ['\u202eevil\u200b\u0007', 'evil'],
    ['  Bob \n', 'Bob'],
    ['😀'.repeat(40), '😀'.repeat(32)],
    [undefined, ''],
  ])('[RM28] a name is made fit to be shown', (name, shown) => {
    const room = new RoomScript()
      .enter()
      .come('bob')
      .play({ type: 'signal/profiles', profiles: [{ userId: 'bob', name: name as string, avatarUrl: '' }] })
    expect(room.state.slots[0]?.profile?.name).toBe(shown)
  })

  test.each([
    ['https://a.example/p.png', 'https://a.example/p.png'],
    ['http://a.example/p.png', ''],
    ['javascript:alert(1)', ''],
    ['https://a.example/"onload=', ''],
  ])('[RM28] picture %s', (avatarUrl, shown) => {
    const room = new RoomScript()
      .enter()
      .come('bob')
      .play({ type: 'signal/profiles', profiles: [{ userId: 'bob', name: 'Bob', avatarUrl }] })
    expect(room.state.slots[0]?.profile?.avatarUrl).toBe(shown)
  })
})
