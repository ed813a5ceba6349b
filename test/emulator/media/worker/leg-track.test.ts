import type { RtpPort } from '../../../../emulator/src/media/worker/connection'
import { createCounters } from '../../../../emulator/src/media/worker/counters'
import { LegTrack } from '../../../../emulator/src/media/worker/leg-track'
import { readRtcp, writeNack, writePli } from '../../../../emulator/src/media/worker/rtcp'
import { isRtcp, payloadTypeOf, seqOf, ssrcOf, type Codec } from '../../../../emulator/src/media/worker/rtp'
import { Source } from '../../../../emulator/src/media/worker/source'
import { rtp, type RtpParts } from '../../support/packets'

const SSRC = 4_242
const PAYLOAD_TYPES = new Map<Codec, number>([
  ['H264', 102],
  ['VP8', 98],
])

class FakePort implements RtpPort {
  readonly sent: Buffer[] = []
  take: (bytes: Buffer) => void = () => undefined
  open: () => void = () => undefined

  onMessage(take: (bytes: Buffer) => void): void {
    this.take = take
  }

  onOpen(run: () => void): void {
    this.open = run
  }

  send(bytes: Buffer): boolean {
    this.sent.push(Buffer.from(bytes))
    return true
  }

  get packets(): number[] {
    return this.sent.filter((bytes) => !isRtcp(bytes)).map(seqOf)
  }
}

function createLeg(wanted = true) {
  const counters = createCounters()
  const port = new FakePort()
  const asked: string[] = []
  const createSource = (ssrc: number) =>
    new Source({ ssrc, kind: 'video', counters, send: (bytes) => asked.push(...readRtcp(bytes).map(({ type }) => type)) })
  let source = createSource(1)
  const track = new LegTrack({ kind: 'video', ssrc: SSRC, payloadTypes: PAYLOAD_TYPES, port, counters, current: () => source }, wanted)
  const feed = (parts: RtpParts) => {
    const packet = rtp(parts)
    source.take(packet, Date.now())
    track.forward(source, packet)
  }
  const change = (ssrc: number) => {
    source = createSource(ssrc)
  }
  return { port, track, asked, counters, feed, change, report: () => track.report(source), source: () => source }
}

test('[EM26] nothing goes out before the leg is open; then a keyframe is asked for and waited for', () => {
  const leg = createLeg()
  leg.feed({ seq: 1, startsPicture: true })
  leg.port.open()
  expect(leg.asked).toEqual(['pli'])
  leg.feed({ seq: 2 })
  leg.feed({ seq: 3, startsPicture: true })
  leg.feed({ seq: 4 })
  expect(leg.port.packets).toEqual([3, 4])
})

test('[EM26] keyframes are asked for at most every 300 ms', () => {
  const leg = createLeg()
  leg.port.open()
  for (let seq = 1; seq < 10; seq += 1) leg.feed({ seq })
  expect(leg.asked).toEqual(['pli'])
})

test('[EM25] packets go out under the SSRC and payload type of the leg', () => {
  const leg = createLeg()
  leg.port.open()
  leg.feed({ seq: 1, startsPicture: true })
  leg.change(2)
  leg.feed({ seq: 500, codec: 'VP8', startsPicture: true })
  expect(leg.port.sent.map((bytes) => [ssrcOf(bytes), payloadTypeOf(bytes), seqOf(bytes)])).toEqual([
    [SSRC, 102, 1],
    [SSRC, 98, 2],
  ])
})

test('[EM25] a codec that the player did not offer does not go out', () => {
  const leg = createLeg()
  leg.port.open()
  leg.feed({ seq: 1, codec: 'OPUS', startsPicture: true })
  expect(leg.port.packets).toEqual([])
})

test('[EM28] switched off nothing goes out; switched on again it starts at a keyframe without a hole', () => {
  const leg = createLeg()
  leg.port.open()
  leg.feed({ seq: 1, startsPicture: true })
  leg.track.setWanted(false)
  leg.feed({ seq: 2, startsPicture: true })
  leg.track.setWanted(true)
  leg.feed({ seq: 3 })
  leg.feed({ seq: 4, startsPicture: true })
  expect(leg.port.packets).toEqual([1, 2])
})

test('[EM27] a packet that the player missed is sent again as it was', () => {
  const leg = createLeg()
  leg.port.open()
  for (const seq of [10, 11, 12]) leg.feed({ seq, startsPicture: seq === 10 })
  const before = leg.port.sent[1]
  leg.port.take(writeNack(SSRC, [11, 9]))
  expect(leg.port.packets).toEqual([10, 11, 12, 11])
  expect(leg.port.sent[3]).toEqual(before)
  expect(leg.counters).toMatchObject({ nacksIn: 2, resent: 1 })
})

test('[EM27] a packet of the source before is not sent again', () => {
  const leg = createLeg()
  leg.port.open()
  leg.feed({ seq: 10, startsPicture: true })
  leg.change(2)
  leg.feed({ seq: 700, startsPicture: true })
  leg.port.take(writeNack(SSRC, [10]))
  expect(leg.port.packets).toEqual([10, 11])
})

test('[EM26] a PLI of the player goes on to the publisher', () => {
  const leg = createLeg()
  leg.port.take(writePli(SSRC))
  expect(leg.asked).toEqual(['pli'])
  expect(leg.counters.plisIn).toBe(1)
})

test('[EM25] sender reports go out in the time of the leg, with what the leg has sent', () => {
  const leg = createLeg()
  leg.port.open()
  leg.feed({ seq: 1, timestamp: 9_000, startsPicture: true })
  leg.source().takeReport({ ssrc: 1, ntpHigh: 5, ntpLow: 6, timestamp: 9_900, packets: 77, octets: 7_700 }, Date.now())
  leg.report()
  const [feedback] = readRtcp(leg.port.sent.at(-1) ?? Buffer.alloc(0))
  expect(feedback).toEqual({ type: 'sr', report: { ssrc: SSRC, ntpHigh: 5, ntpLow: 6, timestamp: 9_900, packets: 1, octets: 14 } })
})
