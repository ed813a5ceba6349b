import { toFaultText } from './fault-text'
import { toGrid } from './grid'
import { LABELS } from '../texts'
import { defineComponent } from '../with-store/define'

/**
 * A whole room: everybody's picture in a grid, and a toolbar. It fills its parent, so give it a height. One on a page.
 *
 * @event joined {room: RoomId, userId: string} I am in the room, for the first time since `join`.
 * @event left {reason: LeaveReason} The session is over, once for each `joined`.
 * @event memberjoin {userId: string} Somebody else is in the room, once for each stay. Those who were there before me are told too.
 * @event memberleave {userId: string} Somebody else has left.
 * @event error {code: ErrorCode, category: ErrorCategory, retryable: boolean, message: string, remedy: string, fatal: boolean, text: string}
 * Something went wrong; with `fatal` the session ended with it. `message` and `remedy` are for the developer, `text` is for the user, in the language of WeChat. The banner of the tag shows it already.
 * @event leavetap {} The user tapped Leave; the room is being left. Go to another page here.
 * @slot header-end At the right end of the header.
 * @slot stage Over the pictures.
 * @slot toolbar-end Behind the last button of the toolbar.
 * @externalclass trtc-class The outermost view.
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
    /** Language of the texts: `zh`, `en` or `ja`. Empty: that of WeChat. */
    lang: { type: String, value: '' },
    /** Leave out the header with room id and number of people, and with it the slot `header-end`. */
    hideHeader: { type: Boolean, value: false },
    /** Leave out the toolbar with its buttons, and with it the slot `toolbar-end`. */
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
