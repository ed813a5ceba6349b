const noting = require('../../behaviors/noting')
Component({
  behaviors: [noting, 'wx://form-field'],
  options: { multipleSlots: true },
  properties: { title: { type: String, value: '' } },
  data: { length: 0 },
  observers: {
    title(title) {
      this.setData({ length: title.length })
    },
  },
  lifetimes: {
    created() {
      getApp().globalData.log.push('card created')
    },
    attached() {
      this.note('attached')
    },
    ready() {
      this.note('ready')
    },
    detached() {
      this.note('detached')
    },
  },
  pageLifetimes: {
    show() {
      this.note('page show')
    },
    hide() {
      this.note('page hide')
    },
  },
  methods: {
    onPick() {
      this.triggerEvent('picked', { title: this.properties.title })
    },
    double(n) {
      return n * 2
    },
  },
})
