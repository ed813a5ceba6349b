module.exports = Behavior({
  data: { fromBehavior: true },
  methods: {
    note(text) {
      getApp().globalData.log.push(`${this.is || this.route} ${text}`)
    },
  },
})
