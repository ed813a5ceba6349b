import { fromPlayUrl, toPlayUrl } from '../../../store/protocol/play-url'

test('[PR5] what is written is read back', () => {
  for (const stream of ['main', 'small', 'aux'] as const) {
    expect(fromPlayUrl(toPlayUrl({ userId: 'main-small_1', stream }))).toEqual({ userId: 'main-small_1', stream })
  }
})

test('[PR5] both forms seen from native count', () => {
  expect(fromPlayUrl(' room://rtc.tencent.com?userid=xxx&streamtype=main')).toEqual({ userId: 'xxx', stream: 'main' })
})

test.each([
  'https://cloud.tencent.com/rtc?userid=a&streamtype=main',
  'room://evil.example/rtc?userid=a&streamtype=main',
  'room://cloud.tencent.com/rtc?userid=a&streamtype=huge',
  'room://cloud.tencent.com/rtc?streamtype=main',
  'room://cloud.tencent.com/rtc?userid=a%26b&streamtype=main',
  'room://cloud.tencent.com/rtc?userid=%E0%A4%A&streamtype=main',
  'room://cloud.tencent.com/rtc?userid=a&streamtype=main#x',
  '',
])('[PR5] refused: %s', (url) => expect(fromPlayUrl(url)).toBeUndefined())

test('[PR5] a key that comes twice counts once, the first time', () => {
  expect(fromPlayUrl('room://cloud.tencent.com/rtc?userid=a&streamtype=main&userid=b')).toEqual({ userId: 'a', stream: 'main' })
})
