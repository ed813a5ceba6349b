import type { Room } from '../../components/index'
import { mountOnPhone } from '../support/component-phone'
import type { ComponentPhone } from '../support/component-phone'
import { ENGINES } from '../support/engines/index'

const ON = { audio: true, video: true } as const
const credentials = async () => ({ sdkAppId: 1400000001, userId: 'alice', userSig: 'sig' })

interface Tile {
  readonly userId: string
  readonly src: string
}

describe.each(ENGINES)('tags apart from a room, on $name', (engine) => {
  let phone: ComponentPhone
  beforeEach(() => {
    jest.useFakeTimers()
    phone = mountOnPhone(engine, 'test/support/pages/two-rooms/index')
  })
  afterEach(async () => {
    await phone.unload()
    await phone.pass(3_000)
    expect(jest.getTimerCount()).toBe(0)
    jest.useRealTimers()
  })

  async function show(data: Readonly<Record<string, unknown>>): Promise<void> {
    phone.root.setData(data)
    await phone.pass()
  }

  async function join(key: string): Promise<Room> {
    const room = phone.kit.createRoom({ key, credentials })
    const joined = room.join({ room: 1 })
    await phone.pass(400)
    await joined
    return room
  }

  const url = (tag: string): unknown => phone.root.find(tag)?.find('.trtc-pusher__native')?.data['url']
  const tile = (): Tile => phone.root.find('.player')?.data['tile'] as Tile

  test('[RM62] a second pusher of the same room stays empty and is told; the first goes on', async () => {
    await show({ first: 'a' })
    const room = await join('a')
    const codes: unknown[] = []
    room.on('error', ({ error }) => codes.push(error.code))
    await show({ second: 'a' })
    expect(codes).toEqual(['state/second-pusher'])
    expect(url('.second')).toBe('')
    expect(url('.first')).not.toBe('')
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
    await show({ second: '' })
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
  })

  test('[RM60] a pusher that is taken away and put back enters again', async () => {
    await show({ first: 'a' })
    const room = await join('a')
    await show({ first: '' })
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'no-tag' })
    await show({ first: 'a' })
    await phone.pass(400)
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
  })

  test('[RM63] a pusher whose key changes lets the one room go and takes the other', async () => {
    await show({ first: 'a' })
    const [a, b] = [await join('a'), phone.kit.createRoom({ key: 'b', credentials })]
    await show({ first: 'b' })
    expect(a.state.phase).toEqual({ kind: 'reconnecting', step: 'no-tag' })
    expect(url('.first')).toBe('')
    const joined = b.join({ room: 2 })
    await phone.pass(400)
    await joined
    expect(url('.first')).toContain('roomid=2&')
    await a.leave()
    expect(b.state.phase).toEqual({ kind: 'inRoom' })
  })

  test('[RM63] a player follows its key and its slot', async () => {
    await show({ first: 'a' })
    await join('a')
    for (const userId of ['bob', 'carol']) phone.native.remoteEnter(userId, ON)
    await phone.pass()
    expect(tile().userId).toBe('bob')
    await show({ slot: 1 })
    expect(tile().userId).toBe('carol')
    await show({ slot: 7 })
    expect(tile()).toMatchObject({ userId: '', src: '' })
    await show({ slot: 0 })
    await show({ player: 'nobody' })
    expect(tile()).toMatchObject({ userId: '', src: '' })
  })

  test('[RM52] the place of a player is taken by the next person in it', async () => {
    await show({ first: 'a' })
    const room = await join('a')
    phone.native.remoteEnter('bob', ON)
    await phone.pass()
    phone.native.remoteLeave('bob')
    phone.native.remoteEnter('carol', ON)
    await phone.pass(400)
    expect(tile()).toMatchObject({ userId: 'carol', src: 'room://cloud.tencent.com/rtc?userid=carol&streamtype=main' })
    expect(room.state.members[0]?.streams[0]?.video).toEqual({ wanted: true, actual: true })
  })

  test('[RM50] not taking video mutes it on the tag', async () => {
    await show({ first: 'a' })
    const room = await join('a')
    phone.native.remoteEnter('bob', ON)
    await phone.pass(400)
    room.subscribe({ userId: 'bob', video: false })
    await phone.pass()
    expect(phone.root.find('.player')?.find('.trtc-player__native')?.data).toMatchObject({ muteVideo: true, muteAudio: false })
    expect(room.state.members[0]?.streams[0]?.video).toEqual({ wanted: false, actual: false })
  })

  test('[RM64] meters hear the tags', async () => {
    await show({ first: 'a' })
    await join('a')
    phone.native.remoteEnter('bob', ON)
    await phone.pass(400)
    phone.root.find('.first')?.find('.trtc-pusher__native')?.fire('audiovolumenotify', { volume: 55 })
    phone.root
      .find('.player')
      ?.find('.trtc-player__native')
      ?.fire('netstatus', { info: { netQualityLevel: 4 } })
    const { meters } = phone.registry.needRoom('a')
    expect([meters.loudnessOf('self'), meters.qualityOf(tile().src)]).toEqual([3, 4])
  })
})
