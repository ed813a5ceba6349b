import { toFaultText } from './fault-text'
import { toGrid } from './grid'
import { LABELS } from '../texts'
import { defineComponent } from '../with-store/define'

/**
 * A whole room: everybody's picture in a grid, and a toolbar.
 * Events: `joined {room, userId}`, `left {reason}`, `memberjoin {userId}`, `memberleave {userId}`,
 * `error {code, category, retryable, message, remedy, fatal, text}`, `leavetap`.
 * Slots: `header-end`, `stage` (over the pictures), `toolbar-end`.
 */
export default defineComponent({
  views: {
    room: ({ room }) => room,
    self: ({ self }) => self,
    labels: (_, { language }) => LABELS[language],
    stage: ({ room }, { language }) => ({ grid: toGrid(room.tiles), faultText: toFaultText(room.fault, language) }),
  },

  store: { news: true },

  options: { multipleSlots: true },

  externalClasses: ['trtc-class'],

  properties: {
    /** Language of the texts: zh, en or ja. Empty: that of WeChat. */
    lang: { type: String, value: '' },
    hideHeader: { type: Boolean, value: false },
    hideToolbar: { type: Boolean, value: false },
  },

  methods: {
    // taps
    onMicTap() {
      this.send({ type: 'user/setMic', on: !this.data.self.mic })
    },
    onCameraTap() {
      this.send({ type: 'user/setCamera', on: !this.data.self.camera })
    },
    onFlipTap() {
      this.send({ type: 'user/switchCamera' })
    },
    onRetryTap() {
      this.send({ type: 'user/retry' })
    },
    onCloseTap() {
      this.send({ type: 'user/dismissNotice' })
    },
    onLeaveTap() {
      this.send({ type: 'user/leave', reason: 'user' })
      this.triggerEvent('leavetap', {})
    },
  },
})
