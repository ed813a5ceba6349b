import { createRoom, createServerBackend, TrtcError } from 'trtc-miniprogram'
import { serverUrl } from '../../config'
import { deviceId } from '../../device'

Page({
  onLoad(query: Record<string, string | undefined>) {
    const backend = createServerBackend({
      url: serverUrl(),
      signIn: { provider: 'dev', name: fromQuery(query['name']), device: deviceId() },
    })
    const room = createRoom({ key: 'demo', credentials: backend.credentials, profiles: backend.profiles })
    wx.setKeepScreenOn({ keepScreenOn: true })
    room.join({ room: fromQuery(query['room']), mic: query['mic'] !== '0', camera: query['camera'] !== '0' }).catch(onJoinFailed)
  },

  onLeaveTap() {
    wx.navigateBack()
  },

  onUnload() {
    wx.setKeepScreenOn({ keepScreenOn: false })
  },
})

/** `<trtc-room>` shows the error and offers what helps; anything that is not one of the kit's is a fault of this page. */
function onJoinFailed(error: unknown): void {
  if (!(error instanceof TrtcError)) throw error
}

function fromQuery(value: string | undefined): string {
  return decodeURIComponent(value ?? '')
}
