/** Which video codecs are offered, in which order, and how the encoder is told its rates. */

/** Kilobits per second. */
export interface Rates {
  readonly minKbps: number
  readonly maxKbps: number
}

const REPAIR = /\/(rtx|red|ulpfec|flexfec-03)$/i

/** H.264 Constrained Baseline first, VP8 second, nothing else; undefined where the browser lets nobody choose. */
export function preferredVideoCodecs(capabilities: RTCRtpCapabilities | null): RTCRtpCodec[] | undefined {
  if (!capabilities) return undefined
  const h264 = capabilities.codecs.filter(isBaseline)
  const vp8 = capabilities.codecs.filter((codec) => codec.mimeType === 'video/VP8')
  const repair = capabilities.codecs.filter((codec) => REPAIR.test(codec.mimeType))
  const chosen = [...h264, ...vp8]
  return chosen.length > 0 ? [...chosen, ...repair] : undefined
}

function isBaseline({ mimeType, sdpFmtpLine = '' }: RTCRtpCodec): boolean {
  return mimeType === 'video/H264' && /packetization-mode=1/.test(sdpFmtpLine) && /profile-level-id=42(e0|00)/i.test(sdpFmtpLine)
}

/**
 * Writes the rates into the video section of an answer. A sender has no parameter for the lowest rate and for the first one;
 * Chromium reads them here, other browsers ignore the words.
 */
export function withRates(answer: string, { minKbps, maxKbps }: Rates): string {
  const start = Math.round((minKbps + maxKbps) / 2)
  const words = `x-google-min-bitrate=${minKbps};x-google-start-bitrate=${start};x-google-max-bitrate=${maxKbps}`
  const [before = '', ...sections] = answer.split(/(?=^m=)/m)
  return before + sections.map((section) => (section.startsWith('m=video') ? addToFormats(section, words) : section)).join('')
}

function addToFormats(section: string, words: string): string {
  const eol = section.includes('\r\n') ? '\r\n' : '\n'
  const lines = section.split(eol)
  const codecs = lines.flatMap((line) => /^a=rtpmap:(\d+) (?:H264|VP8)\//i.exec(line)?.[1] ?? [])
  for (const payload of codecs) {
    const at = lines.findIndex((line) => line.startsWith(`a=fmtp:${payload} `))
    if (at >= 0) lines[at] = `${lines[at]};${words}`
    else lines.splice(lines.findIndex((line) => line.startsWith(`a=rtpmap:${payload} `)) + 1, 0, `a=fmtp:${payload} ${words}`)
  }
  return lines.join(eol)
}
