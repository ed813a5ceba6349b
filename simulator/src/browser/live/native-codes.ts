/** The codes that a tag makes by itself, with the sentences that native puts beside them. All others come from the emulator as they are. */

export const PUSHER = {
  cameraOpened: 1003,
  firstLocalFrame: 1007,
  encoderStarted: 1008,
  left: 1019,
  reconnecting: 1102,
  microphoneStarted: 2027,
  microphoneReleased: 2029,
  suspended: 5000,
  cameraFailed: -1301,
  microphoneFailed: -1302,
  connectionLost: -1307,
} as const

export const PLAYER = {
  connected: 2001,
  pulling: 2002,
  firstVideoFrame: 2003,
  playing: 2004,
  loading: 2007,
  resolutionChanged: 2009,
  firstAudioFrame: 2026,
  reconnecting: 2103,
  connectionLost: -2301,
} as const

/** `bind:error` of the pusher. */
export const PUSHER_ERROR = { cameraDenied: 10001, microphoneDenied: 10002 } as const

/** Handshake done, publishing; arrives from the emulator and starts what the tag adds to it. */
export const PUBLISHING = 1002
