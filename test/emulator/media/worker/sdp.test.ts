import { readOffer, withoutCandidates } from '../../../../emulator/src/media/worker/sdp'

const SESSION = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0']
const AUDIO = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'a=mid:0',
  'a=sendonly',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10',
  'a=rtpmap:63 red/48000/2',
]
const H264 = (payloadType: number, format: string) => [`a=rtpmap:${payloadType} H264/90000`, `a=fmtp:${payloadType} ${format}`]
const VIDEO = [
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 102 104 106 108',
  'a=mid:1',
  'a=sendonly',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  ...H264(102, 'level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f'),
  ...H264(104, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=64001f'),
  ...H264(106, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f'),
  ...H264(108, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'),
]
const sdp = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`

test('[EM24] the codecs that are forwarded are found: Constrained Baseline first, then VP8, and Opus', () => {
  const [audio, video] = readOffer(sdp(...SESSION, ...AUDIO, ...VIDEO), 'sendonly')
  expect(audio).toEqual({ kind: 'audio', mid: '0', codecs: [{ codec: 'OPUS', payloadType: 111, format: 'minptime=10' }] })
  expect(video?.codecs.map(({ codec, payloadType }) => [codec, payloadType])).toEqual([
    ['H264', 108],
    ['VP8', 96],
  ])
})

test('[EM24] Baseline is taken where Constrained Baseline is not offered', () => {
  const [video] = readOffer(sdp(...SESSION, ...VIDEO.slice(0, -2)), 'sendonly')
  expect(video?.codecs[0]).toMatchObject({ codec: 'H264', payloadType: 106 })
})

test.each([
  ['no SDP', sdp('hello'), 'an SDP starts with v=0'],
  ['no media', sdp(...SESSION), 'there is no media section'],
  ['two of a kind', sdp(...SESSION, ...AUDIO, ...AUDIO), 'one section of each kind at most'],
  [
    'a data channel',
    sdp(...SESSION, 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=mid:0'),
    'only audio and video sections are taken',
  ],
  ['another direction', sdp(...SESSION, ...AUDIO).replace('sendonly', 'sendrecv'), 'the audio section is not sendonly'],
  ['no mid', sdp(...SESSION, ...AUDIO).replace('a=mid:0', 'a=x'), 'the audio section has no usable mid'],
  ['no codec', sdp(...SESSION, ...AUDIO).replace('opus', 'pcmu'), 'the audio section has none of OPUS'],
])('[EM24] %s is a bad offer', (_what, text, why) => {
  expect(() => readOffer(text, 'sendonly')).toThrow(why)
})

test('[EM24] candidates of an offer are ignored', () => {
  const offer = sdp(...SESSION, ...AUDIO, 'a=candidate:1 1 udp 1 127.0.0.1 9 typ host', 'a=end-of-candidates')
  expect(withoutCandidates(offer)).toBe(sdp(...SESSION, ...AUDIO))
})
