import { errorRow, ERRORS, innermostCode } from '../../../store/protocol/errors/table'
import { ERROR_TEXTS, LANGUAGES, toLanguage } from '../../../store/protocol/errors/texts'
import { AUTH_ERRORS } from '../../../store/protocol/errors/auth'
import { DEVICE_ERRORS } from '../../../store/protocol/errors/device'
import { KIT_ERRORS } from '../../../store/protocol/errors/kit'
import { LINK_ERRORS } from '../../../store/protocol/errors/link'
import { NETWORK_ERRORS } from '../../../store/protocol/errors/network'
import { ROOM_ERRORS } from '../../../store/protocol/errors/room'
import { PLAYER_CODES } from '../../../store/protocol/player-codes'
import { PUSHER_CODES } from '../../../store/protocol/pusher-codes'

test('[PR10] no code and no name stands twice', () => {
  const groups = [KIT_ERRORS, DEVICE_ERRORS, NETWORK_ERRORS, AUTH_ERRORS, ROOM_ERRORS, LINK_ERRORS].flat()
  const rows = groups.flatMap((group) => group.rows)
  expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length)
  expect(new Set(rows.map(([, name]) => name)).size).toBe(rows.length)
  expect(ERRORS.size).toBe(rows.length)
})

test('[PR10] every code that a tag reports as an error has a row of the same name', () => {
  for (const table of [PUSHER_CODES, PLAYER_CODES]) {
    for (const { code, name, level } of table.values()) {
      if (level === 'error') expect([code, ERRORS.get(code)?.name]).toEqual([code, name])
    }
  }
})

test('[PR10] the documented code ranges are covered', () => {
  const span = (from: number, to: number) => Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from - i)
  const documented = [
    ...span(-1301, -1306),
    ...span(-1313, -1328),
    ...span(-2301, -2309),
    ...span(-3301, -3332),
    ...span(-100000, -100018),
    ...span(-101000, -101005),
    ...span(-102000, -102019),
    ...span(-102023, -102058),
    ...[-70001, -70009, -70013, -70014, -70017, -70018, -70020, -70051, -70052, -70114, -70221, -70252, -70346, -70347, -70398, -70500],
    ...span(-70003, -70010),
  ]
  expect(documented.filter((code) => !ERRORS.has(code))).toEqual([])
})

test('[PR10] an unknown code gets a row that says so', () => {
  expect(errorRow(-987654)).toMatchObject({ code: -987654, name: 'unknown', text: 'unknown' })
})

test('[PR11] every text stands in every language, and is used', () => {
  const used = new Set([...ERRORS.values()].map(({ text }) => text))
  for (const language of LANGUAGES) {
    expect(new Set(Object.keys(ERROR_TEXTS[language]))).toEqual(used)
    for (const text of Object.values(ERROR_TEXTS[language])) expect(text.trim().length).toBeGreaterThan(3)
  }
})

test.each([
  ['zh_CN', 'zh'],
  ['zh_TW', 'zh'],
  ['en', 'en'],
  ['ja', 'ja'],
  ['fr', 'en'],
  ['', 'en'],
])('[PR11] %s is spoken as %s', (from, to) => expect(toLanguage(from)).toBe(to))

test.each([
  [-100018, 'enter room failed, err[-70001]: UserSig expired', -70001],
  [-3301, 'enter room failed -102052', -102052],
  [-100018, 'enter room failed, err[-79999]', -100018],
  [-100018, '', -100018],
  [-1307, 'err[-70001]', -1307],
])('[PR12] %d with "%s" is %d', (code, message, inner) => expect(innermostCode(code, message)).toBe(inner))
