import { toCodeTable } from './native-code'

/** The codes that stop playing. What they mean stands in the error table. */
const FAILURES = [-2301, -2302, -2303, -2304, -2305, -2306, -2307, -2308, -2309]

/** Every code that `<live-player>` is known to report in `statechange`. Sources as for the pusher. */
export const PLAYER_CODES = toCodeTable(
  [
    [2001, 'connected', 'info', 'connected to the server'],
    [2002, 'pulling', 'info', 'begins to pull'],
    [2003, 'first-frame', 'info', 'first video frame received'],
    [2004, 'playing', 'info', 'playing begins'],
    [2005, 'progress', 'info', 'progress (on demand)'],
    [2006, 'ended', 'info', 'the stream ended'],
    [2007, 'loading', 'info', 'loading'],
    [2008, 'decoder-started', 'info', 'decoder started'],
    [2009, 'resolution-changed', 'info', 'the picture has another size'],
    [2012, 'message', 'info', 'a message came with the picture (SEI)'],
    [2015, 'stream-switched', 'info', 'switched to another stream'],
    [2026, 'first-audio', 'info', 'first audio frame received'],
    [2028, 'metadata', 'info', 'metadata received'],
    [2030, 'audio-device-changed', 'info', 'sound goes to another device'],
    [2032, 'first-frame-rendered', 'info', 'first frame on the screen'],
    [2101, 'video-decode-failed', 'warn', 'a video frame could not be decoded'],
    [2102, 'audio-decode-failed', 'warn', 'an audio frame could not be decoded'],
    [2103, 'reconnecting', 'warn', 'connection lost, native reconnects by itself'],
    [2104, 'unstable', 'warn', 'packets arrive irregularly'],
    [2105, 'stuttering', 'warn', 'the picture stutters'],
    [2106, 'hardware-decoder-failed', 'warn', 'the hardware decoder did not start, software is used'],
    [2107, 'frames-lost', 'warn', 'frames may be missing'],
    [2108, 'hardware-first-frame-failed', 'warn', 'the hardware decoder failed on the first frame, software is used'],
    [2109, 'software-decoder-failed', 'warn', 'the software decoder did not start'],
    [2110, 'render-failed', 'warn', 'the picture could not be drawn'],
    [3001, 'dns-failed', 'warn', 'the server name could not be resolved'],
    [3002, 'connect-failed', 'warn', 'the server could not be reached'],
    [3003, 'handshake-failed', 'warn', 'the server handshake failed'],
    [3005, 'read-write-failed', 'warn', 'the connection broke'],
    [6002, 'warning-6002', 'warn', 'undocumented warning'],
    [6003, 'warning-6003', 'warn', 'undocumented warning'],
    [6004, 'warning-6004', 'warn', 'undocumented warning'],
    [6005, 'warning-6005', 'warn', 'undocumented warning'],
  ],
  FAILURES,
)
