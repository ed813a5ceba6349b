import fc from 'fast-check'
import { toDisplayName, toUserId } from '../../server/src/names'
import { isUserId } from '../../store/protocol/ids'

describe('display name', () => {
  it.each([
    ['blanks around it', '  Alice  ', 'Alice'],
    ['white space inside', 'Ann\t\n  Lee', 'Ann Lee'],
    ['Chinese', '王芳', '王芳'],
    ['an emoji family with its joiners', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['Persian with its non-joiner', 'می‌خواهم', 'می‌خواهم'],
    ['bidi overrides', 'Ali\u202Egnp.exe\u2066x\u2069', 'Alignp.exex'],
    ['controls', 'A\u0000l\u001b[31mice\u0085', 'Al[31mice'],
    ['zero-width characters', 'A\u200Bli\uFEFFce\u2060', 'Ali ce'],
    ['a lone surrogate', 'A\ud800b', 'Ab'],
    ['line separators', 'A\u2028b', 'A b'],
    ['blank-looking letters', 'A\u3164\u2800b', 'Ab'],
    ['decomposed letters', 'Zoe\u0308', 'Zoë'],
    ['invisible tags', 'Bob\u{E0041}\u{E0042}', 'Bob'],
    ['32 characters', '芳'.repeat(32), '芳'.repeat(32)],
    ['32 emoji, which are 64 code units', '🐼'.repeat(32), '🐼'.repeat(32)],
  ])('[SV13] %s', (_, raw, name) => {
    expect(toDisplayName(raw)).toBe(name)
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['bidi controls alone', '\u202E\u2066'],
    ['joiners alone', '\u200D\u200C'],
    ['a filler letter', '\u3164'],
    ['a combining mark alone', '\u0301'],
    ['33 characters', 'a'.repeat(33)],
    ['10 kB', '芳'.repeat(3500)],
  ])('[SV14] refuses %s', (_, raw) => {
    expect(toDisplayName(raw)).toBeUndefined()
  })

  it('[SV13] cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const once = toDisplayName(raw)
        if (once !== undefined) expect(toDisplayName(once)).toBe(once)
      }),
      { seed: 20, numRuns: 500 },
    )
  })
})

describe('user id', () => {
  it('[SV11] fits the grammar for any name and device', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.option(fc.string({ maxLength: 64 }), { nil: undefined }),
        (name, device) => {
          expect(isUserId(toUserId(name, device))).toBe(true)
        },
      ),
      { seed: 20, numRuns: 500 },
    )
  })

  it('[SV11] is the same for the same name and device, another for another device', () => {
    expect(toUserId('Alice', 'phone-1')).toBe(toUserId('Alice', 'phone-1'))
    expect(toUserId('Alice', 'phone-1')).not.toBe(toUserId('Alice', 'phone-2'))
    expect(toUserId('Alice', undefined)).toBe('alice')
  })

  it('[SV12] begins with the name where it can', () => {
    expect(toUserId('Ann Lee', 'phone-1')).toMatch(/^ann-lee_[0-9a-f]{8}$/)
    expect(toUserId('Zoë', undefined)).toMatch(/^zoe_[0-9a-f]{8}$/)
    expect(toUserId('王芳', 'phone-1')).toMatch(/^user_[0-9a-f]{8}_[0-9a-f]{8}$/)
  })

  it.each([
    ['two Chinese names', '王芳', '李娜'],
    ['two that share their letters', 'Li 王', 'Li 李'],
    ['two that differ in punctuation', 'a.b', 'a b'],
    ['two that differ after the 14th letter', 'abcdefghijklmnop', 'abcdefghijklmnoq'],
  ])('[SV12] %s are two users', (_, one, other) => {
    expect(toUserId(one, undefined)).not.toBe(toUserId(other, undefined))
  })
})
