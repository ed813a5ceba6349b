import { isStringRoomId } from 'trtc-miniprogram'
import { texts } from '../../texts'

const REMEMBERED = 'home'

interface Remembered {
  readonly room: string
  readonly name: string
}

Page({
  data: {
    texts: texts(),
    room: '',
    name: '',
    mic: true,
    camera: true,
    roomFault: '',
    nameFault: '',
  },

  onLoad() {
    const { room, name } = remembered()
    this.setData({ room, name })
  },

  onRoomInput(e: WechatMiniprogram.Input) {
    this.setData({ room: e.detail.value.trim(), roomFault: '' })
  },

  onNameInput(e: WechatMiniprogram.Input) {
    this.setData({ name: e.detail.value, nameFault: '' })
  },

  onMicChange(e: WechatMiniprogram.SwitchChange) {
    this.setData({ mic: e.detail.value })
  },

  onCameraChange(e: WechatMiniprogram.SwitchChange) {
    this.setData({ camera: e.detail.value })
  },

  onJoinTap() {
    const { room, mic, camera } = this.data
    const name = this.data.name.trim()
    const roomFault = faultOfRoom(room)
    const nameFault = name === '' ? texts().nameMissing : ''
    this.setData({ roomFault, nameFault })
    if (roomFault || nameFault) return
    wx.setStorageSync(REMEMBERED, { room, name })
    const query = `room=${encodeURIComponent(room)}&name=${encodeURIComponent(name)}&mic=${Number(mic)}&camera=${Number(camera)}`
    wx.navigateTo({ url: `/pages/room/room?${query}` })
  },
})

function faultOfRoom(room: string): string {
  if (room === '') return texts().roomMissing
  return isStringRoomId(room) ? '' : texts().roomWrong
}

function remembered(): Remembered {
  const stored: unknown = wx.getStorageSync(REMEMBERED)
  const { room, name } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<keyof Remembered, unknown>>
  return { room: typeof room === 'string' ? room : '', name: typeof name === 'string' ? name : '' }
}
