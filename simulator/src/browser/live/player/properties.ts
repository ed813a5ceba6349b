/** Attributes of `<live-player>`, with the types and defaults that WeChat documents. */
import { ignored, works } from '../attributes'

const NO_MODES: readonly string[] = []

export const PLAYER_ATTRIBUTES = {
  src: works(''),
  mode: works('live'),
  autoplay: works(false),
  muted: works(false),
  muteAudio: works(false),
  muteVideo: works(false),
  objectFit: works('contain'),
  autoPauseIfNavigate: works(true),
  // A laptop has one loudspeaker, and in a room the network decides about caches.
  soundMode: works('speaker'),
  minCache: works(1),
  maxCache: works(3),
  autoPauseIfOpenNative: works(true),
  backgroundMute: works(false),
  referrerPolicy: works('no-referrer'),
  orientation: ignored('vertical'),
  pictureInPictureMode: ignored(NO_MODES),
  pictureInPictureInitPosition: ignored(''),
  enableSystemPip: ignored(false),
  enableRecvMessage: ignored(false),
  enableAutoRotation: ignored(false),
  enableCasting: ignored(false),
  debug: ignored(false),
} as const
