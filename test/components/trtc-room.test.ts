import type { Room } from '../../components/index'
import { mountOnPhone, spySetData } from '../support/component-phone'
import type { ComponentPhone } from '../support/component-phone'
import { ENGINES } from '../support/engines/index'
import type { TestNode } from '../support/engines/index'

const ON = { audio: true, video: true } as const
const SIG = 'eJw-the-user-sig'
const credentials = async () => ({ sdkAppId: 1400000001, userId: 'alice', userSig: SIG, privateMapKey: 'eJw-key' })

describe.each(ENGINES)('trtc-room on $name', (engine) => {
  let phone: ComponentPhone
  let told: [string, unknown][]
  beforeEach(() => {
    jest.useFakeTimers()
    put()
  })
  afterEach(async () => {
    await phone.unload()
    await phone.pass(3_000)
    expect(jest.getTimerCount()).toBe(0)
    expect(phone.native.ids()).toEqual([])
    jest.useRealTimers()
  })

  function put(properties: Readonly<Record<string, unknown>> = {}, language = 'en'): void {
    phone = mountOnPhone(engine, 'components/trtc-room/index', properties, language)
    told = []
    for (const name of ['joined', 'left', 'memberjoin', 'memberleave', 'error', 'leavetap']) {
      phone.root.on(name, ({ detail }) => told.push([name, detail]))
    }
  }

  async function join(options: Partial<Parameters<ComponentPhone['kit']['createRoom']>[0]> = {}): Promise<Room> {
    const room = phone.kit.createRoom({ credentials, ...options })
    const joined = room.join({ room: 42 })
    await phone.pass(400)
    await joined
    return room
  }

  async function come(...userIds: string[]): Promise<void> {
    for (const userId of userIds) phone.native.remoteEnter(userId, ON)
    await phone.pass(400)
  }

  const pusher = (): TestNode => need(phone.root.find('trtc-pusher') ?? phone.root.find('.trtc-room__tile--self .trtc-room__media'))
  const nativePusher = (): TestNode => need(pusher().find('.trtc-pusher__native'))
  const players = (): TestNode[] =>
    phone.root
      .findAll('.trtc-room__tile')
      .slice(1)
      .map((tile) => tile)
  const tiles = (): TestNode[] => phone.root.findAll('.trtc-room__media').slice(1)
  const text = (selector: string): string => phone.root.find(selector)?.dom.textContent?.trim() ?? ''
  const tap = (selector: string, index = 0): void => need(phone.root.findAll(selector)[index]).fire('tap')

  test('[RM1] the native tag has the URL and the switches; joined is told', async () => {
    await join()
    expect(nativePusher().data).toMatchObject({ mode: 'RTC', autopush: false, enableMic: true, enableCamera: true })
    expect(nativePusher().data['url']).toContain(`&usersig=${SIG}&`)
    expect(told).toEqual([['joined', { room: { kind: 'number', id: 42 }, userId: 'alice' }]])
    expect(text('.trtc-room__id')).toBe('Room 42')
    expect(text('.trtc-room__hint')).toBe('Waiting for others…')
  })

  test('[RM1] connecting is shown until then', async () => {
    const room = phone.kit.createRoom({ credentials: () => new Promise(() => undefined) })
    const joined = room.join({ room: 42 }).catch(() => undefined)
    await phone.pass()
    expect(text('.trtc-room__veil')).toBe('Connecting…')
    await room.leave()
    await joined
  })

  test('[RM25] one tile a person, in the order of the slots; tiles of others stay', async () => {
    await join()
    await come('bob', 'carol', 'dave')
    const [bob, , dave] = tiles().map(({ dom }) => dom)
    expect(players()).toHaveLength(3)
    expect(phone.root.data['stage']).toMatchObject({ grid: '4' })
    phone.native.remoteLeave('carol')
    await phone.pass()
    expect(tiles().map(({ dom }) => dom)).toEqual([bob, dave])
    await come('erin')
    expect(tiles().map((tile) => (tile.data['tile'] as { userId: string }).userId)).toEqual(['bob', 'erin', 'dave'])
    expect([tiles()[0]?.dom, tiles()[2]?.dom]).toEqual([bob, dave])
    expect(told.map(([name]) => name)).toEqual(['joined', 'memberjoin', 'memberjoin', 'memberjoin', 'memberleave', 'memberjoin'])
  })

  test('[RM65] one player leaving leaves the others reacting', async () => {
    await join()
    await come('bob', 'carol', 'dave')
    phone.native.remoteLeave('bob')
    await phone.pass()
    phone.native.remotePublish('carol', { audio: false, video: true })
    phone.native.remotePublish('dave', { audio: true, video: false })
    await phone.pass()
    const shown = tiles().map((tile) => tile.data['tile'] as { userId: string; micOff: boolean; cameraOff: boolean })
    expect(shown.map(({ userId, micOff, cameraOff }) => [userId, micOff, cameraOff])).toEqual([
      ['carol', true, false],
      ['dave', false, true],
    ])
  })

  test('[RM26] a player stays mounted while camera and microphone are off', async () => {
    await join()
    await come('bob')
    const native = need(tiles()[0]?.find('.trtc-player__native')).dom
    phone.native.remotePublish('bob', { audio: false, video: false })
    await phone.pass()
    expect(tiles()[0]?.find('.trtc-player__native')?.dom).toBe(native)
    expect(tiles()[0]?.find('.trtc-tile__off')).toBeDefined()
  })

  test('[RM51] loading is shown while there is no picture', async () => {
    await join()
    await come('bob')
    const [key] = phone.native.ids('live-player')
    phone.native.tag(key).state(2007)
    await phone.pass()
    expect(tiles()[0]?.find('.trtc-tile__loading')).toBeDefined()
    phone.native.tag(key).state(2004)
    await phone.pass()
    expect(tiles()[0]?.find('.trtc-tile__loading')).toBeUndefined()
  })

  test('[RM51] a lost player is started again', async () => {
    await join()
    await come('bob')
    const from = jest.spyOn(phone.native, 'call')
    const [key] = phone.native.ids('live-player')
    phone.native.tag(key).state(-2301, 'gone')
    await phone.pass(700)
    expect(from.mock.calls.map(([id, method]) => [id, method])).toEqual([
      [key, 'stop'],
      [key, 'play'],
    ])
  })

  test('[RM40] a tap on the microphone switches the attribute', async () => {
    const room = await join()
    tap('.trtc-room__button', 0)
    await phone.pass()
    expect(nativePusher().data['enableMic']).toBe(false)
    expect(room.state.mic).toEqual({ wanted: false, actual: false })
    expect(text('.trtc-room__button .trtc-room__label')).toBe('Mic off')
  })

  test('[RM41] a camera that is refused is shown as off, in plain words, and the room goes on', async () => {
    phone.native.refuse('camera')
    const room = await join()
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, camera: { wanted: false } })
    expect(text('.trtc-room__banner-text')).toMatch(/camera/i)
    expect(told.filter(([name]) => name === 'error').map(([, detail]) => detail)).toMatchObject([
      { code: 10001, category: 'permission', fatal: false, text: expect.stringMatching(/camera/) },
      { code: -1301, category: 'device' },
    ])
    tap('.trtc-room__banner-button')
    await phone.pass()
    expect(text('.trtc-room__banner-text')).toBe('')
  })

  test('[RM42] a tap turns the camera', async () => {
    const room = await join()
    tap('.trtc-room__button', 2)
    await phone.pass()
    expect(room.state.facing).toEqual({ wanted: 'back', actual: 'back' })
  })

  test('[RM15] a tap on leave leaves, and is told', async () => {
    const room = await join()
    tap('.trtc-room__button', 3)
    await phone.pass()
    expect(room.state.phase).toEqual({ kind: 'idle' })
    expect(nativePusher().data['url']).toBe('')
    expect(told.slice(1)).toEqual([
      ['leavetap', {}],
      ['left', { reason: 'user' }],
    ])
  })

  test('[RM12] being removed is said in plain words, without a button to come back', async () => {
    await join()
    phone.native.kick('alice')
    await phone.pass()
    expect(text('.trtc-room__banner-text')).toMatch(/removed/)
    expect(phone.root.find('.trtc-room__banner-button')).toBeUndefined()
  })

  test('[RM17] after a full room a tap tries again', async () => {
    const room = phone.kit.createRoom({ credentials })
    const joined = room.join({ room: 42 }).catch(({ code }: { code: unknown }) => code)
    await phone.pass(2)
    phone.native.tag().state(-102052, 'full')
    expect(await joined).toBe(-102052)
    await phone.pass()
    expect(text('.trtc-room__banner-text')).toBe('The room is full.')
    tap('.trtc-room__banner-button')
    await phone.pass(400)
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
  })

  test('[RM10] reconnecting is shown', async () => {
    await join()
    phone.native.tag().state(1102)
    await phone.pass()
    expect(text('.trtc-room__status')).toBe('Reconnecting…')
    phone.native.tag().state(1002)
    await phone.pass()
    expect(phone.root.find('.trtc-room__status')).toBeUndefined()
  })

  test('[RM4] a lost connection is entered again, and nobody is shown twice', async () => {
    const room = await join()
    await come('bob')
    phone.native.tag().state(-1307, 'lost')
    await phone.pass(1_500)
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, members: [{ userId: 'bob' }] })
    await phone.pass(4_000)
    expect(room.state.members).toHaveLength(1)
    expect(told.filter(([name]) => name === 'memberjoin' || name === 'joined')).toHaveLength(2)
  })

  test('[RM61] the page goes: left, once', async () => {
    const room = await join()
    await phone.unload()
    expect(room.state.phase).toEqual({ kind: 'idle' })
    expect(phone.native.ids()).toEqual([])
  })

  test('[RM61] leave in onUnload and the page together leave once', async () => {
    const room = await join()
    const left: string[] = []
    room.on('left', ({ reason }) => left.push(reason))
    void room.leave()
    await phone.unload()
    await room.dispose()
    expect(left).toEqual(['user'])
  })

  test('[RM60] the tag goes, the page stays: nothing is decided', async () => {
    const room = await join()
    phone.root.detach()
    await phone.pass(60_000)
    expect(room.state.phase).toEqual({ kind: 'reconnecting', step: 'no-tag' })
    await room.leave()
  })

  test('[RM63] tags that come before their room find it, and another after it', async () => {
    const room = await join()
    await room.dispose()
    await phone.pass()
    expect(nativePusher().data['url']).toBe('')
    await join()
    expect(nativePusher().data['url']).not.toBe('')
  })

  test('[RM63] a tap without a room is told', async () => {
    tap('.trtc-room__button', 0)
    expect(told).toMatchObject([['error', { code: 'argument/room-key', fatal: false }]])
  })

  test('[RM64] a mute costs at most 40 bytes, and only in its own tile', async () => {
    await join()
    await come('bob', 'carol')
    const [bob, carol, room, self] = [tiles()[0], tiles()[1], phone.root, pusher()].map((node) => spy(need(node)))
    phone.native.remotePublish('bob', { audio: false, video: true })
    await phone.pass()
    expect(bob).toEqual(['{"tile.micOff":true}'])
    expect([carol, room, self]).toEqual([[], [], []])
  })

  test('[RM64] the same list again costs nothing', async () => {
    await join()
    await come('bob', 'carol')
    const all = [...tiles(), phone.root, pusher()].map((node) => spy(node))
    for (const userid of ['bob', 'carol']) {
      phone.native.tag().state(1031, JSON.stringify({ userlist: [{ userid }] }))
      phone.native.tag().state(1033, JSON.stringify({ userlist: [{ userid, streamtype: 'main', hasvideo: true }] }))
    }
    await phone.pass()
    expect(all.flat()).toEqual([])
  })

  test('[RM64] a burst costs at most one setData every 60 ms', async () => {
    await join()
    await come('bob')
    const sent = spy(need(tiles()[0]))
    for (let i = 0; i < 60; i++) {
      phone.native.remotePublish('bob', { audio: i % 2 === 0, video: true })
      await phone.pass(10)
    }
    expect(sent.length).toBeGreaterThan(5)
    expect(sent.length).toBeLessThanOrEqual(11)
  })

  test('[RM64] nothing is sent while the page is hidden; all of it when it is shown', async () => {
    await join()
    await come('bob')
    const sent = spy(need(tiles()[0]))
    phone.root.page('hide')
    phone.native.remotePublish('bob', { audio: false, video: false })
    await phone.pass(1_000)
    expect(sent).toEqual([])
    phone.root.page('show')
    await phone.pass()
    expect(sent.map((data) => JSON.parse(data) as object)).toEqual([{ 'tile.micOff': true, 'tile.cameraOff': true }])
  })

  test('[RM64] nothing is sent after the tag is detached', async () => {
    const room = await join()
    await come('bob')
    const all = [...tiles(), phone.root, pusher()].map((node) => spy(node))
    phone.root.detach()
    for (const calls of all) calls.length = 0
    room.setMic(false)
    phone.native.remotePublish('bob', { audio: false, video: false })
    await phone.pass(1_000)
    expect(all.flat()).toEqual([])
    await room.leave()
  })

  test.each([
    ['zh_CN', '', '等待其他人加入…'],
    ['ja', '', '参加を待っています…'],
    ['fr', '', 'Waiting for others…'],
    ['en', 'zh', '等待其他人加入…'],
  ])('[RM1] WeChat in %s, lang "%s"', async (language, lang, hint) => {
    await phone.unload()
    put({ lang }, language)
    await join()
    expect(text('.trtc-room__hint')).toBe(hint)
  })

  test('[RM28] names are shown', async () => {
    await join({ profiles: async (userIds) => userIds.map((userId) => ({ userId, name: `Dr ${userId}`, avatarUrl: '' })) })
    await come('bob')
    expect(tiles()[0]?.find('.trtc-tile__text')?.dom.textContent).toBe('Dr bob')
  })

  test('[RM18] an unknown code is told', async () => {
    await join()
    phone.native.tag().state(4711, 'who knows')
    await phone.pass()
    expect(told.at(-1)).toMatchObject(['error', { code: 'native/unknown', message: expect.stringContaining('4711: who knows') }])
  })

  test('[RM19] no signature reaches an event, or any tag but the native one', async () => {
    const room = await join()
    await come('bob')
    phone.native.tag().state(-1313, `bad url usersig=${SIG}`)
    await phone.pass()
    const elsewhere = [phone.root.data, ...tiles().map(({ data }) => data), told, room.state]
    expect(JSON.stringify(elsewhere)).not.toMatch(/eJw-/)
  })

  test('[RM66] 50 rounds leave no timer and no tag behind', async () => {
    const room = await join()
    const ids = phone.native.ids()
    for (let round = 0; round < 50; round++) {
      await come('bob')
      phone.native.remoteLeave('bob')
      const left = room.leave()
      await phone.pass()
      await left
      const joined = room.join({ room: 42 })
      await phone.pass(400)
      await joined
    }
    await room.leave()
    await phone.pass(3_000)
    expect(phone.native.ids()).toEqual(ids)
    expect(jest.getTimerCount()).toBe(0)
  })
})

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not on the screen')
  return value
}

/** What goes through `setData` of a node from now on, as JSON. */
function spy(node: TestNode): string[] {
  const calls: string[] = []
  spySetData(node.instance, calls)
  return calls
}
