/** Every bound of the emulator in one place. The room limits are TRTC's own; the others keep a mistake from eating the laptop. */
export const LIMITS = {
  /** A text frame of the session socket. */
  frameBytes: 16 * 1024,
  /** Frames that a socket may send at once, and per second after that. */
  framesBurst: 100,
  framesPerSecond: 50,
  /** An SDP offer. A browser's is about 8 KiB. */
  sdpBytes: 64 * 1024,
  controlBytes: 16 * 1024,
  sockets: 2_000,
  rooms: 1_000,
  legsPerSession: 64,
  /** Events kept for `GET /control/events`. */
  journalEvents: 1_000,
  callUsers: 300,
  liveUsers: 100_000,
  senders: 50,
} as const

/** Times of a room's life, in milliseconds. */
export const TIMES_MS = {
  /** How long a user whose socket was lost stays in the room. */
  ghost: 90_000,
  /** How long a live room without anybody stays when the last one out was an audience member. */
  emptyLiveRoom: 10 * 60_000,
  /** How long a socket may stay open without entering. */
  enter: 10_000,
  pingEvery: 5_000,
  silent: 10_000,
} as const

/** The limits that a test may make smaller. */
export interface RoomLimits {
  callUsers: number
  liveUsers: number
  senders: number
  rooms: number
}
