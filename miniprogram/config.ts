/** Where your app server answers. Change it to yours; its domain must stand in the request list of the WeChat console. */
const SERVER = 'http://127.0.0.1:7300'

/** An `ext.json`, where there is one, wins: so one build serves several servers. */
export function serverUrl(): string {
  const ext: unknown = wx.getExtConfigSync()
  const server = (ext as { server?: unknown }).server
  return typeof server === 'string' ? server : SERVER
}
