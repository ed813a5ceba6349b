Page({
  data: { from: '' },
  onLoad({ from }) {
    getApp().globalData.log.push('second load')
    this.setData({ from })
  },
  onUnload() {
    getApp().globalData.log.push('second unload')
  },
  onBack() {
    wx.navigateBack()
  },
})
