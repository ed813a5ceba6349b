import { toCodeTable } from './native-code'
import type { NewsName } from './native-code'

/** The codes that stop something. What they mean stands in the error table, any other code of which can arrive here as well. */
const FAILURES = [-1301, -1302, -1303, -1304, -1305, -1306, -1307, -1308, -1309, -1310, -1311, -1313, -1324, -1325, -1326, -3301, -100018]

/** Codes of `bind:error`, whose detail is `{ errCode, errMsg }`; they too stand in the error table. */
export const PUSHER_ERROR_CODES = [10001, 10002, 10003, 10004] as const

/**
 * Every code that `<live-pusher>` is known to report in `statechange`. Sources: WeChat's live-pusher page, the public
 * LiteAV headers (TXLiveSDKEventDef.h, TXLiteAVCode.h), TRTC's mini-program error page, and what published apps handle.
 */
export const PUSHER_CODES = toCodeTable(
  [
    [0, 'unspecified', 'info', 'no code given'],
    [1001, 'connected', 'info', 'connected to the push server'],
    [1002, 'push-started', 'info', 'handshake done, pushing starts'],
    [1003, 'camera-opened', 'info', 'camera opened'],
    [1004, 'screen-capture-started', 'info', 'screen capture started'],
    [1005, 'resolution-adapted', 'info', 'resolution adapted to the network'],
    [1006, 'bitrate-adapted', 'info', 'bitrate adapted to the network'],
    [1007, 'first-frame-captured', 'info', 'first local frame captured'],
    [1008, 'encoder-started', 'info', 'video encoder started'],
    [1018, 'entered', 'info', 'entered the room'],
    [1019, 'left', 'info', 'left the room; the message holds reason[N], 0 = by itself'],
    [1020, 'full-list', 'info', 'list of all others (older native)'],
    [1021, 'network-type-changed', 'warn', 'the kind of network changed, the room has to be entered again'],
    [1022, 'enter-failed-or-snapshot', 'warn', 'entering failed; on old versions: snapshot complete'],
    [1023, 'camera-removed', 'warn', 'a camera was taken away'],
    [1024, 'camera-available', 'info', 'a camera is there again'],
    [1025, 'camera-closed', 'info', 'camera closed'],
    [1026, 'publish-starting', 'info', 'publication begins'],
    [1027, 'hardware-encoder', 'info', 'the hardware encoder is used'],
    [1028, 'software-encoder', 'info', 'the software encoder is used'],
    [1029, 'local-recording-started', 'info', 'local recording started'],
    [1030, 'local-recording-stopped', 'info', 'local recording stopped'],
    [1031, 'member-joined', 'info', 'others entered (JSON)'],
    [1032, 'member-left', 'info', 'others left (JSON)'],
    [1033, 'video-available', 'info', "others' video went on or off (JSON)"],
    [1034, 'audio-available', 'info', "others' audio went on or off (JSON)"],
    [1101, 'uplink-busy', 'warn', 'the uplink is too weak for the bitrate'],
    [1102, 'reconnecting', 'warn', 'connection lost, native reconnects by itself'],
    [1103, 'hardware-encoder-failed', 'warn', 'the hardware encoder did not start, software is used'],
    [1104, 'encode-failed', 'warn', 'a frame could not be encoded'],
    [1107, 'encoder-switched', 'warn', 'changed from software to hardware encoder'],
    [1108, 'camera-fps-low', 'warn', 'the camera delivers too few frames'],
    [1109, 'software-encoder-failed', 'warn', 'the software encoder did not start'],
    [1110, 'capture-resolution-reduced', 'warn', 'the camera resolution was reduced'],
    [1111, 'no-camera', 'warn', 'the device has no camera'],
    [1112, 'camera-not-authorised', 'warn', 'the camera is not authorised'],
    [1201, 'no-microphone', 'warn', 'the device has no microphone'],
    [1202, 'no-speaker', 'warn', 'the device has no speaker'],
    [1203, 'microphone-not-authorised', 'warn', 'the microphone is not authorised'],
    [1204, 'microphone-occupied', 'warn', 'the microphone is in use elsewhere'],
    [1205, 'speaker-abnormal', 'warn', 'the speaker does not work'],
    [2003, 'preview-rendered', 'info', 'first local frame rendered'],
    [2004, 'preview-started', 'info', 'local preview started'],
    [2007, 'preview-loading', 'info', 'local preview is loading'],
    [2027, 'microphone-opened', 'info', 'microphone opened'],
    [2029, 'microphone-released', 'info', 'microphone released'],
    [2030, 'audio-route-changed', 'info', 'sound goes to another device'],
    [3001, 'dns-failed', 'warn', 'the server name could not be resolved'],
    [3002, 'connect-failed', 'warn', 'the server could not be reached'],
    [3003, 'handshake-failed', 'warn', 'the server handshake failed'],
    [3004, 'server-closed', 'warn', 'the server closed the connection'],
    [3005, 'read-write-failed', 'warn', 'the connection broke'],
    [4000, 'capture-already-started', 'warn', 'capture was started already'],
    [4998, 'microphone-toggled', 'info', 'enable-mic was changed (iOS)'],
    [4999, 'muted-toggled', 'info', 'muted was changed (iOS)'],
    [5000, 'suspended', 'warn', 'the mini-program was suspended; native leaves, and enters again in the foreground'],
    [5001, 'interrupted', 'warn', 'a phone or WeChat call took the devices, or the float window was closed'],
    [5101, 'room-disconnected', 'warn', 'connection to the room lost'],
    [5102, 'room-reconnecting', 'warn', 'reconnecting to the room'],
    [5103, 'room-uplink-busy', 'warn', 'the uplink to the room is weak'],
    [6001, 'upstream-ignored', 'warn', 'an audience sends nothing'],
    [7001, 'warning-7001', 'warn', 'undocumented warning'],
    [8001, 'access-address', 'info', 'access address received'],
    [8002, 'access-connected', 'info', 'connected to the access server'],
    [8003, 'seat-granted', 'info', 'media seat granted'],
    [10005, 'undocumented-10005', 'info', 'seen on Android, undocumented'],
    [10012, 'undocumented-10012', 'info', 'seen on Android, undocumented'],
    [10014, 'undocumented-10014', 'info', 'seen on Android, undocumented'],
  ],
  FAILURES,
)

/** What a pusher tells in the course of things. */
export type PusherCodeName = NewsName<typeof PUSHER_CODES>
