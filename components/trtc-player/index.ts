import { fromPlayerState } from '../../store/platform/native-events'
import type { TagEvent } from '../../store/platform/native-events'
import { toPlayerVerbs } from '../../store/platform/native-tags'
import type { PlayerVerbs } from '../../store/platform/native-tags'
import type { RoomEntry } from '../../store/registry'
import { LABELS } from '../texts'
import type { Labels } from '../texts'
import { defineComponent } from '../with-store/define'
import { toMeter } from '../with-store/meters'
import { roomOf } from '../with-store/with-store'

/** The place that this tag has taken among the players of its room. */
interface Own {
  readonly room: RoomEntry
  readonly slot: number
  readonly src: string
  readonly verbs: PlayerVerbs
}

const owns = new WeakMap<object, Own>()

/**
 * One stream of somebody else: picture, sound and name, or a picture or letter in place of the camera. Only for a layout of your own: `trtc-room` has all of them.
 *
 * @slot default Over the picture.
 * @externalclass trtc-class The outermost view.
 */
export default defineComponent({
  views: {
    tile: (room, { streamSlot }) => room.slot(streamSlot),
    labels: (_, { language }) => pick(LABELS[language]),
  },

  options: { multipleSlots: false },

  externalClasses: ['trtc-class'],

  properties: {
    // Not `slot-index`: WeChat's newer engine has a field of that name on every node.
    /** Which stream: index of a slot, as in `room.state.members[].streams[].slot`. -1: none, the tag stays empty. */
    streamSlot: { type: Number, value: -1 },
    /** Language of the labels: `zh`, `en` or `ja`. Empty: that of WeChat. */
    lang: { type: String, value: '' },
    /** `fillCrop` fills the tile, `contain` shows the whole picture. A screen share is always shown whole. */
    objectFit: { type: String, value: 'fillCrop' },
    /** Where the sound goes: `speaker` or `ear`. */
    soundMode: { type: String, value: 'speaker' },
  },

  lifetimes: {
    detached() {
      letGo(this)
    },
  },

  methods: {
    // called by with-store
    onRoom(entry: RoomEntry | undefined) {
      if (owns.get(this)?.room !== entry) letGo(this)
    },
    onApplied() {
      const { src, muteAudio, muteVideo } = this.data.tile
      const own = takePlace(this, this.data.streamSlot, src)
      own?.room.store.dispatch({ type: 'view/playerReady', slot: own.slot, src, audio: !muteAudio, video: !muteVideo })
    },

    // native events
    onPlayerState(event: TagEvent) {
      const own = owns.get(this)
      if (own) this.sendAll(fromPlayerState(event, own.slot, own.src))
    },
    onPlayerNet(event: TagEvent) {
      const own = owns.get(this)
      const { quality } = toMeter(event)
      if (own && quality !== undefined) own.room.meters.setQuality(own.src, quality)
    },
    onPlayerVolume(event: TagEvent) {
      const own = owns.get(this)
      const { volume } = toMeter(event)
      if (own && volume !== undefined) own.room.meters.setVolume(own.src, volume)
    },
  },
})

function takePlace(component: object, slot: number, src: string): Own | undefined {
  const old = owns.get(component)
  const room = roomOf(component)
  if (old && old.room === room && old.slot === slot && old.src === src) return old
  letGo(component)
  if (!room || src === '') return undefined
  const own: Own = { room, slot, src, verbs: toPlayerVerbs('player', component) }
  room.tags.players.set(slot, own.verbs)
  owns.set(component, own)
  return own
}

function letGo(component: object): void {
  const own = owns.get(component)
  if (!own) return
  owns.delete(component)
  own.room.meters.forget(own.src)
  // Another tag may have taken the place meanwhile.
  if (own.room.tags.players.get(own.slot) === own.verbs) own.room.tags.players.delete(own.slot)
}

function pick({ share, muted, loading }: Labels) {
  return { share, muted, loading }
}
