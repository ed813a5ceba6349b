import { ERRORS } from '../../../store/protocol/errors/table'
import { toCodeTable } from '../../../store/protocol/native-code'
import { PLAYER_CODES } from '../../../store/protocol/player-codes'
import { PUSHER_CODES } from '../../../store/protocol/pusher-codes'

/** Written down a second time, from the tags' documentation and not from the table. */
const PUSHER = [
  ...[0, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1018, 1019, 1020, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029, 1030],
  ...[1031, 1032, 1033, 1034, 1101, 1102, 1103, 1104, 1107, 1108, 1109, 1110, 2003, 2004, 2007, 2027, 2029, 2030],
  ...[3001, 3002, 3003, 3004, 3005, 4998, 4999, 5000, 5001, 5101, 5102, 5103, 6001, 8001, 8002, 8003, 10005, 10012, 10014],
  ...[-1301, -1302, -1303, -1304, -1305, -1306, -1307, -1308, -1309, -1310, -1311, -1313, -1324, -1325, -1326, -3301, -100018],
]
const PLAYER = [
  ...[2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2012, 2015, 2026, 2028, 2030, 2032, 2101, 2102, 2103, 2104, 2105, 2106],
  ...[2107, 2108, 2109, 2110, 3001, 3002, 3003, 3005, 6002, 6003, 6004, 6005, -2301, -2302, -2304, -2305, -2307, -2308, -2309],
]
/** `errCode` of `bind:error`. */
const BIND_ERROR = [10001, 10002, 10003, 10004]

test('[PR8] every documented code has a row', () => {
  expect(PUSHER.filter((code) => !PUSHER_CODES.has(code))).toEqual([])
  expect(PLAYER.filter((code) => !PLAYER_CODES.has(code))).toEqual([])
  expect(BIND_ERROR.filter((code) => !ERRORS.has(code))).toEqual([])
})

test('[PR8] a negative code is an error, and only a negative one', () => {
  for (const table of [PUSHER_CODES, PLAYER_CODES]) {
    for (const { code, level } of table.values()) expect([code, level === 'error']).toEqual([code, code < 0])
  }
})

test('[PR8] a code or a name that comes twice is refused', () => {
  expect(() =>
    toCodeTable([
      [1, 'a', 'info', ''],
      [1, 'b', 'info', ''],
    ]),
  ).toThrow('native code 1')
  expect(() =>
    toCodeTable([
      [1, 'a', 'info', ''],
      [2, 'a', 'info', ''],
    ]),
  ).toThrow('native code 2')
})
