/** `<live-pusher>` and `<live-player>` of one phone, on WebRTC. */
import { toProperties } from './attributes'
import { Devices } from './camera/devices'
import { Snapshots } from './media/snapshot'
import { PusherPlaces, type Phone } from './phone'
import { createPhoneMedia } from './phone-media'
import { createPlayerContext } from './player/context'
import { Player } from './player/player'
import { PLAYER_ATTRIBUTES } from './player/properties'
import { createPusherContext } from './pusher/context'
import { Pusher } from './pusher/pusher'
import { PUSHER_ATTRIBUTES } from './pusher/properties'
import { Tally } from './scope'
import { RoomLink } from './session/room-link'
import type { Live, LiveEnv } from './types'

export type { CameraSource, Live, LiveEnv } from './types'
export type { PhoneMedia, PlayerProbe } from './phone-media'

/** Creates the live tags of one phone. `window.__phoneMedia` shows the newest phone of the window. */
export function createLive(env: LiveEnv): Live {
  const phone = createPhone(env)
  const media = createPhoneMedia(phone)
  window.__phoneMedia = media
  return {
    tags: [
      { name: 'live-pusher', properties: toProperties(PUSHER_ATTRIBUTES), create: (host) => new Pusher(host, phone) },
      { name: 'live-player', properties: toProperties(PLAYER_ATTRIBUTES), create: (host) => new Player(host, phone) },
    ],
    media,
    createLivePusherContext: (owner) => createPusherContext(phone, owner),
    createLivePlayerContext: (id, owner) => createPlayerContext(phone, id, owner),
    setCamera: (source) => {
      phone.devices.source = source
      for (const pusher of phone.pushers.all()) void pusher.sourceChanged()
    },
    pageVisible: (visible) => {
      for (const pusher of phone.pushers.all()) pusher.setBackground(!visible)
    },
    dispose: () => {
      for (const tag of [...phone.players, ...phone.pushers.all()]) tag.detached()
      phone.snapshots.dispose()
      if (window.__phoneMedia === media) delete window.__phoneMedia
    },
    stats: () => phone.tally.counts(),
  }
}

function createPhone(env: LiveEnv): Phone {
  const told = new Set<string>()
  return {
    env,
    tally: new Tally(),
    devices: new Devices(env),
    link: new RoomLink(),
    snapshots: new Snapshots(),
    pushers: new PusherPlaces(),
    players: new Set(),
    warnOnce: (message) => {
      if (!told.has(message)) env.warn(message)
      told.add(message)
    },
  }
}
