import { fromPusherError, fromPusherState } from '../../store/platform/native-events'
import type { TagEvent } from '../../store/platform/native-events'
import { wxClock } from '../../store/platform/clock'
import { toPusherVerbs } from '../../store/platform/native-tags'
import { watchPage } from '../../store/platform/pages'
import type { PageWatch } from '../../store/platform/pages'
import type { RoomEntry } from '../../store/registry'
import { LABELS } from '../texts'
import type { Labels } from '../texts'
import { defineComponent } from '../with-store/define'
import { toMeter } from '../with-store/meters'
import { roomOf, tagOf } from '../with-store/with-store'

interface Own {
  readonly page: PageWatch
  isReady: boolean
  /** The room that knows of this tag. */
  room: RoomEntry | undefined
}

const owns = new WeakMap<object, Own>()

/**
 * My own picture, and what sends it with my sound. Only for a layout of your own: `trtc-room` has one. A room has one pusher at a time: a second one stays empty, and the room tells the error `state/second-pusher`.
 *
 * @slot default Over the picture.
 * @externalclass trtc-class The outermost view.
 */
export default defineComponent({
  views: {
    /** Another tag may have the room: this one then stays empty. */
    pusher: ({ pusher }, { tag }) =>
      pusher.owner === '' || pusher.owner === tag ? pusher : { ...pusher, url: '', mic: false, camera: false },
    self: ({ self }) => self,
    labels: (_, { language }) => pick(LABELS[language]),
  },

  options: { multipleSlots: false },

  externalClasses: ['trtc-class'],

  properties: {
    /** Language of the labels: `zh`, `en` or `ja`. Empty: that of WeChat. */
    lang: { type: String, value: '' },
    /** Width of the picture that is sent, in pixels. */
    videoWidth: { type: Number, value: 360 },
    /** Height of the picture that is sent, in pixels. */
    videoHeight: { type: Number, value: 640 },
    /** Least that the picture takes, in kbit/s. */
    minBitrate: { type: Number, value: 600 },
    /** Most that the picture takes, in kbit/s. */
    maxBitrate: { type: Number, value: 900 },
    /** Whether I see myself as in a mirror: `auto` (with the front camera only), `enable`, `disable`. */
    localMirror: { type: String, value: 'auto' },
    /** Whether the others see me as in a mirror. */
    remoteMirror: { type: Boolean, value: false },
  },

  lifetimes: {
    attached() {
      owns.set(this, { page: watchPage(this, wxClock), isReady: false, room: undefined })
    },
    ready() {
      const own = owns.get(this)
      if (!own) return
      own.page.look()
      own.isReady = true
      this.onApplied()
    },
    detached() {
      const own = owns.get(this)
      const room = own?.room
      if (!own || !room) return
      letGo(this, own)
      own.page.whenGone(() => room.store.dispatch({ type: 'view/pageGone' }))
    },
  },

  pageLifetimes: {
    show() {
      this.send({ type: 'view/pageShown' })
    },
    hide() {
      this.send({ type: 'view/pageHidden' })
    },
  },

  methods: {
    // called by with-store
    onRoom(entry: RoomEntry | undefined) {
      const own = owns.get(this)
      if (!own || own.room === entry) return
      if (own.room) letGo(this, own)
      this.onApplied()
    },
    onApplied() {
      const own = owns.get(this)
      const room = roomOf(this)
      if (!own?.isReady || !room) return
      const tag = tagOf(this)
      const { serial, mic, camera, owner } = this.data.pusher
      if (owner !== '' && owner !== tag && own.room === room) return
      own.room = room
      if (!room.tags.pushers.has(tag)) room.tags.pushers.set(tag, toPusherVerbs(this))
      room.store.dispatch({ type: 'view/pusherReady', tag, serial, mic, camera })
    },

    // native events
    onPusherState(event: TagEvent) {
      this.sendAll(fromPusherState(event))
    },
    onPusherError(event: TagEvent) {
      this.sendAll(fromPusherError(event))
    },
    onPusherNet(event: TagEvent) {
      const { quality } = toMeter(event)
      if (quality !== undefined) roomOf(this)?.meters.setQuality('self', quality)
    },
    onPusherVolume(event: TagEvent) {
      const { volume } = toMeter(event)
      if (volume !== undefined) roomOf(this)?.meters.setVolume('self', volume)
    },
  },
})

function letGo(component: object, own: Own): void {
  const tag = tagOf(component)
  own.room?.tags.pushers.delete(tag)
  own.room?.store.dispatch({ type: 'view/pusherGone', tag })
  own.room = undefined
}

function pick({ me, muted }: Labels) {
  return { me, muted }
}
