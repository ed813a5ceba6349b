/** Reads what the forwarder needs from an SDP offer. */
import type { Kind } from '../messages'
import type { Codec } from './rtp'

/** A codec as the offer numbers it. */
export interface OfferedCodec {
  codec: Codec
  payloadType: number
  format: string
}

/** One media section: its codecs in the order of our preference. */
export interface Section {
  kind: Kind
  mid: string
  codecs: OfferedCodec[]
}

/** The offer cannot be answered; the message says why. */
export class BadSdp extends Error {
  override readonly name = 'BadSdp'
}

/** Which way media has to flow, seen from the offerer. */
export type OfferDirection = 'sendonly' | 'recvonly'

const KINDS: Record<string, Kind> = { audio: 'audio', video: 'video' }
const PREFERENCE: Record<Kind, readonly Codec[]> = { audio: ['OPUS'], video: ['H264', 'VP8'] }
const MID = /^[\w-]{1,16}$/
/** Constrained Baseline, or Baseline as some phones name it: the two that every decoder takes. */
const H264_PROFILE = /profile-level-id=(42e0|4200)/i
const CONSTRAINED = /profile-level-id=42e0/i

/** Answers the sections of an offer, or throws `BadSdp`. */
export function readOffer(sdp: string, direction: OfferDirection): Section[] {
  const [session = '', ...medias] = sdp.split(/^(?=m=)/m)
  if (!session.startsWith('v=0')) throw new BadSdp('an SDP starts with v=0')
  const sections = medias.map((media) => readSection(media.split(/\r?\n/), direction))
  if (sections.length === 0) throw new BadSdp('there is no media section')
  if (new Set(sections.map((section) => section.kind)).size < sections.length) throw new BadSdp('one section of each kind at most')
  return sections
}

/** The offer without candidates: the peer checks us first, so that it has our fingerprint before DTLS begins. */
export function withoutCandidates(sdp: string): string {
  const lines = sdp.split(/\r?\n/).filter((line) => !line.startsWith('a=candidate') && !line.startsWith('a=end-of-candidates'))
  return lines.join('\r\n')
}

function readSection(lines: string[], direction: OfferDirection): Section {
  const [name = '', , , ...payloadTypes] = (lines[0] ?? '').slice('m='.length).split(' ')
  const kind = KINDS[name]
  if (kind === undefined) throw new BadSdp('only audio and video sections are taken')
  if (!lines.includes(`a=${direction}`)) throw new BadSdp(`the ${kind} section is not ${direction}`)
  const mid = valueOf(lines, 'a=mid:')
  if (mid === undefined || !MID.test(mid)) throw new BadSdp(`the ${kind} section has no usable mid`)
  const codecs = PREFERENCE[kind].flatMap((codec) => findCodec(lines, payloadTypes, codec) ?? [])
  if (codecs.length === 0) throw new BadSdp(`the ${kind} section has none of ${PREFERENCE[kind].join(', ')}`)
  return { kind, mid, codecs }
}

function findCodec(lines: string[], payloadTypes: string[], codec: Codec): OfferedCodec | undefined {
  const offered = payloadTypes
    .filter((text) => valueOf(lines, `a=rtpmap:${text} `)?.split('/')[0]?.toUpperCase() === codec)
    .map((text) => ({ codec, payloadType: Number(text), format: valueOf(lines, `a=fmtp:${text} `) ?? '' }))
    .filter((one) => Number.isInteger(one.payloadType) && one.payloadType <= 127)
  if (codec !== 'H264') return offered[0]
  const usable = offered.filter((one) => one.format.includes('packetization-mode=1') && H264_PROFILE.test(one.format))
  return usable.find((one) => CONSTRAINED.test(one.format)) ?? usable[0]
}

function valueOf(lines: string[], prefix: string): string | undefined {
  return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length)
}
