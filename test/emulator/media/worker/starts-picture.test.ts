import { startsPicture } from '../../../../emulator/src/media/worker/starts-picture'
import type { Codec } from '../../../../emulator/src/media/worker/rtp'
import { rtp } from '../../support/packets'

test.each<[string, Codec, number[], boolean]>([
  ['a single IDR', 'H264', [0x65, 1], true],
  ['a single SPS', 'H264', [0x67, 1], true],
  ['a single PPS', 'H264', [0x68, 1], false],
  ['a slice that is no IDR', 'H264', [0x41, 1], false],
  ['an aggregate that begins with an SPS', 'H264', [0x78, 0, 2, 0x67, 1, 0, 2, 0x68, 1], true],
  ['an aggregate with an SPS further on', 'H264', [0x78, 0, 2, 0x09, 1, 0, 2, 0x67, 1], true],
  ['an aggregate without an SPS', 'H264', [0x78, 0, 2, 0x41, 1], false],
  ['an aggregate that is cut', 'H264', [0x78, 0xff, 0xff, 0x41], false],
  ['the first fragment of an IDR', 'H264', [0x7c, 0x85, 1], true],
  ['the second fragment of an IDR', 'H264', [0x7c, 0x05, 1], false],
  ['the first fragment of another slice', 'H264', [0x7c, 0x81, 1], false],
  ['a VP8 key frame', 'VP8', [0x10, 0x00, 1], true],
  ['a VP8 delta frame', 'VP8', [0x10, 0x01, 1], false],
  ['a VP8 key frame, not its start', 'VP8', [0x00, 0x00, 1], false],
  ['a VP8 key frame in a later partition', 'VP8', [0x11, 0x00, 1], false],
  ['a VP8 key frame with a short picture id', 'VP8', [0x90, 0x80, 0x05, 0x00], true],
  ['a VP8 key frame with a long picture id, TL0PICIDX and TID', 'VP8', [0x90, 0xe0, 0x85, 1, 1, 1, 0x00], true],
  ['a VP8 delta frame with a long picture id', 'VP8', [0x90, 0x80, 0x80, 0x00, 0x01], false],
  ['a VP8 descriptor that is cut', 'VP8', [0x90, 0x80], false],
  ['padding', 'H264', [0], false],
  ['any sound', 'OPUS', [0x41, 1], true],
])('[EM26] %s', (_what, codec, payload, starts) => {
  expect(startsPicture(rtp({ seq: 1, payload }).bytes, codec)).toBe(starts)
})
