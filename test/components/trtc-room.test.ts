import { mountOnPhone } from '../support/component-phone'
import type { ComponentPhone } from '../support/component-phone'
import { ENGINES } from '../support/engines/index'

const ON = { audio: true, video: true } as const

describe.each(ENGINES)('trtc-room on $name', (engine) => {
  let phone: ComponentPhone
  beforeEach(() => {
    jest.useFakeTimers()
    phone = mountOnPhone(engine, 'components/trtc-room/index')
  })
  afterEach(async () => {
    await phone.unload()
    jest.useRealTimers()
  })

  const join = async () => {
    const credentials = async () => ({ sdkAppId: 1400000001, userId: 'alice', userSig: 'sig', privateMapKey: 'key' })
    const room = phone.kit.createRoom({ credentials })
    const joined = room.join({ room: 42 })
    await phone.pass()
    await phone.pass()
    await joined
    return room
  }

  test('[RM1] enters', async () => {
    const room = await join()
    expect(room.state.phase).toEqual({ kind: 'inRoom' })
    phone.native.remoteEnter('bob', ON)
    await phone.pass()
    expect(phone.root.findAll('.trtc-room__tile')).toHaveLength(2)
  })
})
