import {
  readRtcp,
  shortNtp,
  writeNack,
  writePli,
  writeReceiverReport,
  writeRemb,
  writeSenderReport,
} from '../../../../emulator/src/media/worker/rtcp'

const REPORT = { ssrc: 7, ntpHigh: 0x12345678, ntpLow: 0x9abcdef0, timestamp: 90_000, packets: 3, octets: 300 }

test('[EM25] a sender report is read as it was written', () => {
  expect(readRtcp(writeSenderReport(REPORT))).toEqual([{ type: 'sr', report: REPORT }])
  expect(shortNtp(REPORT)).toBe(0x56789abc)
})

test.each([
  [[5], [5]],
  [
    [5, 6, 21],
    [5, 6, 21],
  ],
  [
    [5, 22],
    [5, 22],
  ],
  [
    [65534, 65535, 0, 1],
    [65534, 65535, 0, 1],
  ],
])('[EM27] a NACK of %j names these', (seqs, named) => {
  expect(readRtcp(writeNack(9, seqs))).toEqual([{ type: 'nack', seqs: named }])
})

test('[EM27] a NACK packs 17 neighbours into one item', () => {
  const seqs = Array.from({ length: 17 }, (_, step) => (65530 + step) & 0xffff)
  expect(writeNack(9, seqs)).toHaveLength(16)
  expect(writeNack(9, [...seqs, 1_000])).toHaveLength(20)
})

test('[EM26] PLI and FIR ask for a picture', () => {
  const fir = Buffer.from('84ce00040000000100000000000000090100000000'.slice(0, 40), 'hex')
  expect(readRtcp(writePli(9))).toEqual([{ type: 'pli' }])
  expect(readRtcp(fir)).toEqual([{ type: 'pli' }])
})

test('[EM27] a compound packet is read part by part, and a cut one up to the cut', () => {
  const report = writeReceiverReport({ ssrc: 9, fractionLost: 1, lost: 1, highestSeq: 5, jitter: 0, lastSr: 0, delaySinceLastSr: 0 })
  const compound = Buffer.concat([report, writeNack(9, [3]), writePli(9)])
  expect(readRtcp(compound).map(({ type }) => type)).toEqual(['nack', 'pli'])
  expect(readRtcp(compound.subarray(0, compound.length - 2)).map(({ type }) => type)).toEqual(['nack'])
  expect(readRtcp(Buffer.from('80', 'hex'))).toEqual([])
})

test('[EM27] a receiver report holds its numbers in their fields', () => {
  const values = {
    ssrc: 9,
    fractionLost: 128,
    lost: 70_000,
    highestSeq: 0x1_0005,
    jitter: 12,
    lastSr: 0x89abcdef,
    delaySinceLastSr: 65_536,
  }
  expect(writeReceiverReport(values).toString('hex')).toBe(
    '81c90007' + '00000001' + '00000009' + '80' + '011170' + '00010005' + '0000000c' + '89abcdef' + '00010000',
  )
})

test('[EM27] a negative loss, as after duplicates, is written as none', () => {
  const bytes = writeReceiverReport({ ssrc: 9, fractionLost: 0, lost: -4, highestSeq: 5, jitter: 0, lastSr: 0, delaySinceLastSr: 0 })
  expect(bytes.readUIntBE(13, 3)).toBe(0)
})

test.each([
  [1_000, 1_000],
  [262_143, 262_143],
  [262_144, 262_144],
  [2_000_000, 2_000_000],
])('[EM27] REMB of %i bit/s reads as %i', (bits, read) => {
  const bytes = writeRemb(9, bits)
  const mantissa = ((bytes.readUInt8(17) & 3) << 16) | bytes.readUInt16BE(18)
  expect(mantissa * 2 ** (bytes.readUInt8(17) >> 2)).toBe(read)
})
