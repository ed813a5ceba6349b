const KEY = 'device'

/** A stable id of this phone, so that two phones with one name are two users. */
export function deviceId(): string {
  const known: unknown = wx.getStorageSync(KEY)
  if (typeof known === 'string' && known !== '') return known
  const fresh = Math.random().toString(36).slice(2, 10)
  wx.setStorageSync(KEY, fresh)
  return fresh
}
