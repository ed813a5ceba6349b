import { addSeq, addTimestamp, isRtcp, isRtp, patchHeader, payloadOffset, seqDistance } from '../../../../emulator/src/media/worker/rtp'
import { rtp } from '../../support/packets'

test.each([
  [10, 11, 1],
  [10, 9, -1],
  [65535, 0, 1],
  [0, 65535, -1],
  [0, 32767, 32767],
  [0, 32768, -32768],
])('[EM27] from %i to %i is %i', (from, to, distance) => {
  expect(seqDistance(from, to)).toBe(distance)
})

test('[EM25] numbers wrap', () => {
  expect([addSeq(65535, 2), addSeq(0, -1), addTimestamp(0xffffffff, 2), addTimestamp(0, -1)]).toEqual([1, 65535, 1, 0xffffffff])
})

test('[EM25] a patched header keeps the marker and the payload', () => {
  const { bytes } = rtp({ seq: 1, payload: [7, 8] })
  bytes.writeUInt8(0x80 | 96, 1)
  patchHeader(bytes, { payloadType: 102, seq: 65535, timestamp: 0xfffffffe, ssrc: 0x89abcdef })
  expect(bytes.toString('hex')).toBe(`80${(0x80 | 102).toString(16)}fffffffffffe89abcdef0708`)
})

test('[EM25] RTP and RTCP are told apart', () => {
  const { bytes } = rtp({ seq: 1 })
  const report = Buffer.from('80c8000600000001', 'hex')
  expect([isRtp(bytes), isRtcp(bytes), isRtcp(report), isRtp(Buffer.from('00', 'hex'))]).toEqual([true, false, true, false])
})

test('[EM26] the payload starts after contributing sources and extension', () => {
  const bytes = Buffer.alloc(64)
  bytes.writeUInt8(0x80 | 0x10 | 2, 0)
  bytes.writeUInt16BE(3, 12 + 8 + 2)
  expect(payloadOffset(bytes)).toBe(12 + 8 + 4 + 12)
})
