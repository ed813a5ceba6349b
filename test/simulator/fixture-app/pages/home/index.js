const { join } = require('../../lib/join')
const tiny = require('tiny')
const noting = require('../../behaviors/noting')

Page({
  behaviors: [noting],
  data: {
    name: 'World',
    count: 0,
    items: [
      { id: 1, text: 'one' },
      { id: 2, text: 'two' },
    ],
    length: 3,
    person: { who: 'Ann' },
    typed: '',
    on: false,
    gone: false,
  },
  onLoad(query) {
    this.note(join('load', JSON.stringify(query)))
    this.note(tiny.name)
  },
  onShow() {
    this.note('show')
  },
  onReady() {
    this.note('ready')
  },
  onHide() {
    this.note('hide')
  },
  onUnload() {
    this.note('unload')
  },
  onAdd(event) {
    this.last = event
    this.setData({ count: this.data.count + Number(event.currentTarget.dataset.step) })
  },
  onAreaTap() {
    this.note('area')
  },
  onInnerTap() {
    this.note('inner')
  },
  onLong() {
    this.note('long')
  },
  onPressTap() {
    this.note('press tap')
  },
  onPicked(event) {
    this.note(`picked ${event.detail.title}`)
  },
  onInput(event) {
    this.note(`input ${event.detail.value}`)
  },
  onConfirm(event) {
    this.note(`confirm ${event.detail.value}`)
  },
  onSwitch(event) {
    this.setData({ on: event.detail.value })
  },
})
