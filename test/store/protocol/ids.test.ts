import { isNumericRoomId, isStringRoomId, isUserId, toRoomId } from '../../../store/protocol/ids'

describe('[PR1] ids', () => {
  test.each(['a', 'user_2-b', 'A'.repeat(32)])('user id %s', (id) => expect(isUserId(id)).toBe(true))
  test.each(['', 'A'.repeat(33), 'a b', 'a&b', 'a#b', 'ä', '小明', 'a\n', 7, null, undefined, {}])('no user id: %p', (id) => {
    expect(isUserId(id)).toBe(false)
  })
  test('a string room id may be twice as long', () => {
    expect(isStringRoomId('r'.repeat(64))).toBe(true)
    expect(isStringRoomId('r'.repeat(65))).toBe(false)
  })
  test.each([1, 4_294_967_295])('numeric room %d', (id) => expect(isNumericRoomId(id)).toBe(true))
  test.each([0, -1, 1.5, 4_294_967_296, NaN, Infinity, '7'])('no numeric room: %p', (id) => expect(isNumericRoomId(id)).toBe(false))
})

test('[PR2] a number and a text of the same digits are two rooms', () => {
  expect(toRoomId(123)).toEqual({ kind: 'number', id: 123 })
  expect(toRoomId('123')).toEqual({ kind: 'string', id: '123' })
  expect(toRoomId('guest&userid=bob')).toBeUndefined()
  expect(toRoomId('7abc!')).toBeUndefined()
  expect(toRoomId(null)).toBeUndefined()
})
