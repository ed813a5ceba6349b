import { REPLAY_MS } from '../../../store/core/reduce-players'
import type { RoomEvent } from '../../../store/core/events'
import { selectPusher } from '../../../store/core/select-pusher'
import { selectRoom, selectSelf } from '../../../store/core/select-room'
import { selectSlot } from '../../../store/core/select-slot'
import { RoomScript } from '../../support/room-script'

describe('own devices', () => {
  test('[RM40] the switch shows what is wanted; pending until the tag shows it', () => {
    const room = new RoomScript().enter().play({ type: 'user/setMic', on: false })
    expect(selectSelf(room.state)).toMatchObject({ mic: false, micPending: true })
    expect(selectPusher(room.state).mic).toBe(false)
    expect(selectSelf(room.tagShows().state)).toMatchObject({ mic: false, micPending: false })
  })

  test('[RM40] nothing is sent while native is outside', () => {
    const room = new RoomScript().enter()
    expect(room.state.mic).toEqual({ wanted: true, actual: true })
    expect(room.play({ type: 'native/networkLost' }).state.mic).toEqual({ wanted: true, actual: false })
  })

  test('[RM40] without a URL the tag is asked for no device', () => {
    expect(selectPusher(new RoomScript().tagShows().state)).toMatchObject({ url: '', mic: false, camera: false })
  })

  test('[RM41] a failed camera is no longer wanted, and told; the room goes on', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'native/deviceFailed', device: 'camera', code: 10001, message: 'denied' })
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, camera: { wanted: false }, notice: { code: 10001 } })
    expect(room.types()).toEqual(['error', 'after notice 6000'])
    expect(room.play({ type: 'user/setCamera', on: true }).state.camera.wanted).toBe(true)
  })

  test('[RM41] a notice goes by itself, or when it is closed', () => {
    const failure: RoomEvent = { type: 'native/deviceFailed', device: 'mic', code: -1302, message: '' }
    for (const end of [{ type: 'clock/notice' }, { type: 'user/dismissNotice' }] as const) {
      expect(selectRoom(new RoomScript().enter().play(failure, end).state).fault).toBeNull()
    }
  })

  test('[RM42] one turn at a time, and only with the camera on', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'user/switchCamera' }, { type: 'user/switchCamera' })
    expect(room.types()).toEqual(['pusher/switchCamera'])
    room.play({ type: 'native/cameraSwitched', ok: true })
    expect(room.state.facing).toEqual({ wanted: 'back', actual: 'back' })
    room.play({ type: 'user/setCamera', on: false }).tagShows().play({ type: 'user/switchCamera' })
    expect(room.types()).toEqual([])
  })

  test('[RM42] when native refuses, the side stays', () => {
    const room = new RoomScript().enter().play({ type: 'user/switchCamera' }, { type: 'native/cameraSwitched', ok: false })
    expect(room.state).toMatchObject({ facing: { wanted: 'front', actual: 'front' }, notice: { code: 'native/camera-switch' } })
  })

  test('[RM42] a new tag starts with the front camera', () => {
    const room = new RoomScript()
      .enter()
      .play({ type: 'user/switchCamera' }, { type: 'native/cameraSwitched', ok: true }, { type: 'view/pusherGone', tag: 'tag-1' })
    expect(room.state.facing).toEqual({ wanted: 'front', actual: 'front' })
  })
})

describe('players', () => {
  const withBob = () => new RoomScript().enter().come('bob').video('bob', true).audio('bob', true)
  const src = (room: RoomScript) => room.state.slots[0]?.src ?? ''
  const tile = (room: RoomScript) => selectSlot(room.state.slots[0] ?? null)

  test('[RM50] what is not taken is muted on the tag; pending until the tag shows it', () => {
    const room = withBob().play({ type: 'user/subscribe', userId: 'bob', stream: 'main', video: false })
    expect(tile(room)).toMatchObject({ muteVideo: true, muteAudio: false, cameraOff: true })
    room.play({ type: 'view/playerReady', slot: 0, src: src(room), audio: true, video: false })
    expect(room.state.slots[0]).toMatchObject({ audio: { wanted: true, actual: true }, video: { wanted: false, actual: false } })
  })

  test('[RM50] of somebody unknown nothing can be taken', () => {
    const room = withBob()
    const { state } = room
    expect(room.play({ type: 'user/subscribe', userId: 'carol', stream: 'main', audio: false }).state).toBe(state)
  })

  test('[RM51] a lost player is started again, later each time, and told once', () => {
    const room = withBob()
    room.take()
    const lost: RoomEvent = { type: 'native/playerFailed', slot: 0, src: src(room), code: -2301, message: '' }
    for (const [round, ms] of [...REPLAY_MS, 8_000].entries()) {
      room.play(lost)
      expect(room.types()).toEqual([`after player:0 ${ms}`, ...(round === 0 ? ['error', 'after notice 6000'] : [])])
      room.play({ type: 'clock/replay', slot: 0, src: src(room) })
      expect(room.types()).toEqual(['player/play'])
    }
    room.play({ type: 'native/playerState', slot: 0, src: src(room), player: 'playing' }, lost)
    expect(room.types()).toEqual(['after player:0 500', 'error', 'after notice 6000'])
  })

  test('[RM51] loading is shown until the picture comes', () => {
    const room = withBob()
    expect(tile(room).loading).toBe(true)
    room.play({ type: 'native/playerState', slot: 0, src: src(room), player: 'playing' })
    expect(tile(room).loading).toBe(false)
    expect(tile(room.video('bob', false)).loading).toBe(false)
  })

  test('[RM52] what comes from the former player of a slot is ignored', () => {
    const room = withBob()
    const old = src(room)
    room.go('bob').come('carol').video('carol', true)
    const { state } = room
    room.play(
      { type: 'native/playerState', slot: 0, src: old, player: 'playing' },
      { type: 'native/playerFailed', slot: 0, src: old, code: -2301, message: '' },
      { type: 'view/playerReady', slot: 0, src: old, audio: true, video: true },
      { type: 'clock/replay', slot: 0, src: old },
      { type: 'native/playerState', slot: 99, src: old, player: 'playing' },
    )
    expect(room.state).toBe(state)
  })
})

describe('tags and pages', () => {
  test('[RM60] a tag that disappears decides nothing; another one enters again', () => {
    const room = new RoomScript().enter().come('bob')
    room.take()
    room.play({ type: 'view/pusherGone', tag: 'tag-1' })
    expect(room.state).toMatchObject({ phase: { kind: 'reconnecting', step: 'no-tag' }, members: [{ userId: 'bob' }] })
    expect(room.types()).toEqual([])
    room.tagShows('tag-2')
    expect(room.types()).toEqual(['pusher/start', 'after enter 10000'])
    room.play({ type: 'native/entered' })
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
  })

  test('[RM60] before the first entering the wait for a tag goes on', () => {
    const room = new RoomScript()
      .tagShows()
      .play({ type: 'user/join', target: { room: { kind: 'number', id: 1 }, mic: true, camera: true } })
      .answer()
      .tagShows()
    room.play({ type: 'view/pusherGone', tag: 'tag-1' }, { type: 'clock/enterTimeout', serial: room.state.serial })
    expect(room.state.phase).toMatchObject({ kind: 'failed', fault: { code: 'state/no-pusher' } })
  })

  test('[RM62] a second pusher is told and stays empty, the first goes on', () => {
    const room = new RoomScript().enter()
    room.take()
    room.play({ type: 'view/pusherReady', tag: 'tag-2', serial: 0, mic: false, camera: false })
    expect(room.types()).toEqual(['error', 'after notice 6000'])
    expect(room.state).toMatchObject({ phase: { kind: 'inRoom' }, tag: { id: 'tag-1' }, notice: { code: 'state/second-pusher' } })
    expect(room.play({ type: 'view/pusherGone', tag: 'tag-2' }).state.phase).toEqual({ kind: 'inRoom' })
  })
})

describe('what a room shows', () => {
  test('[RM25] the numbers of the tiles are unique and stay', () => {
    const room = new RoomScript().enter().come('bob', 'carol', 'dave').go('carol')
    expect(selectRoom(room.state)).toMatchObject({ status: 'inRoom', room: '42', count: 3, cells: [1, -2, 3], tiles: 3 })
  })

  test.each<[string, (room: RoomScript) => RoomScript]>([
    ['idle', (room) => room],
    ['connecting', (room) => room.play({ type: 'user/join', target: { room: { kind: 'number', id: 1 }, mic: true, camera: true } })],
    ['inRoom', (room) => room.enter()],
    ['reconnecting', (room) => room.enter().play({ type: 'native/networkLost' })],
    ['leaving', (room) => room.enter().play({ type: 'user/leave', reason: 'user' })],
    ['failed', (room) => room.enter().play({ type: 'native/left', reason: 1 })],
  ])('[RM1] status %s', (status, play) => {
    expect(selectRoom(play(new RoomScript()).state).status).toBe(status)
  })

  test.each([
    [-3301, true],
    [-102052, true],
    [-70001, true],
    [-1313, false],
    ['state/removed', false],
  ])('[RM17] after %s trying again is offered: %s', (code, retry) => {
    const fault = { code, message: '' }
    expect(selectRoom({ ...new RoomScript().state, phase: { kind: 'failed', fault } }).fault).toEqual({ code, fatal: true, retry })
  })
})
