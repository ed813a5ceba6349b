import type { RoomState } from './room'

/** What a `<live-pusher>` shows: the native tag is one more view of the room. */
export interface PusherView {
  /** Holds the signatures: for the `url` attribute and nothing else. Empty while there is nothing to push. */
  readonly url: string
  readonly serial: number
  readonly mic: boolean
  readonly camera: boolean
  /** Id of the tag that has the room; another one stays empty. */
  readonly owner: string
}

export function selectPusher(s: RoomState): PusherView {
  const isPushing = s.push.url !== null
  return {
    url: s.push.url ? s.push.url.reveal() : '',
    serial: s.push.serial,
    mic: isPushing && s.mic.wanted,
    camera: isPushing && s.camera.wanted,
    owner: s.tag.id,
  }
}
