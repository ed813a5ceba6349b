App({
  globalData: { log: [] },
  onLaunch() {
    this.globalData.log.push('app launch')
  },
  onShow() {
    this.globalData.log.push('app show')
  },
  onHide() {
    this.globalData.log.push('app hide')
  },
  onError(text) {
    this.globalData.log.push(`app error ${text.split('\n')[0]}`)
  },
})
