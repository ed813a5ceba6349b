/** Turns WebRTC statistics into what `bind:netstatus` and `bind:audiovolumenotify` report. */

/** `detail.info` of `bind:netstatus`, the same for both tags. Rates in kbit/s, caches in ms. */
export interface NetInfo {
  readonly videoBitrate: number
  readonly audioBitrate: number
  readonly videoFPS: number
  /** Seconds between key frames, on average. */
  readonly videoGOP: number
  readonly netSpeed: number
  /** ms. */
  readonly netJitter: number
  /** 0 unknown, 1 best to 5 very bad, 6 unusable. */
  readonly netQualityLevel: number
  readonly videoWidth: number
  readonly videoHeight: number
  readonly videoCache: number
  readonly audioCache: number
}

/** The members of the statistics reports that are read here; which are there depends on the report and the browser. */
interface Report {
  readonly type: string
  readonly kind?: string
  readonly timestamp: number
  readonly bytesSent?: number
  readonly bytesReceived?: number
  readonly packetsLost?: number
  readonly packetsReceived?: number
  readonly framesPerSecond?: number
  readonly frameWidth?: number
  readonly frameHeight?: number
  readonly framesEncoded?: number
  readonly framesDecoded?: number
  readonly keyFramesEncoded?: number
  readonly keyFramesDecoded?: number
  readonly jitter?: number
  readonly roundTripTime?: number
  readonly fractionLost?: number
  readonly audioLevel?: number
  readonly jitterBufferDelay?: number
  readonly jitterBufferEmittedCount?: number
}

interface Mark {
  readonly at: number
  readonly bytes: number
  readonly lost: number
  readonly received: number
}

const MS = 1_000
const BITS = 8
/** Level by share of lost packets and by round trip in ms: better than this is level 1, 2 … 5. */
const LOSS_STEPS = [0.01, 0.03, 0.08, 0.15, 0.3] as const
const DELAY_STEPS_MS = [100, 200, 350, 600, 1_000] as const

/** Keeps the counters of the last reading, since most of what is asked for is a difference. */
export class NetMeter {
  private readonly marks = new Map<string, Mark>()

  /** One reading of a connection, sending or receiving. */
  async read(pc: RTCPeerConnection): Promise<NetInfo> {
    const reports = [...(await pc.getStats()).values()] as Report[]
    const video = pick(reports, 'video')
    const audio = pick(reports, 'audio')
    const remote = reports.filter((report) => report.type === 'remote-inbound-rtp')
    const [videoRate, audioRate] = [this.rate('video', video), this.rate('audio', audio)]
    const loss = Math.max(this.loss('video', video), this.loss('audio', audio), ...remote.map((report) => report.fractionLost ?? 0))
    const jitter = Math.max(0, ...[video, audio, ...remote].map((report) => report?.jitter ?? 0))
    const roundTripMs = Math.max(0, ...remote.map((report) => (report.roundTripTime ?? 0) * MS))
    this.mark('video', video)
    this.mark('audio', audio)
    return {
      videoBitrate: videoRate,
      audioBitrate: audioRate,
      videoFPS: Math.round(video?.framesPerSecond ?? 0),
      videoGOP: groupOfPictures(video),
      netSpeed: videoRate + audioRate,
      netJitter: Math.round(jitter * MS),
      netQualityLevel: videoRate + audioRate === 0 ? 0 : qualityLevel(loss, roundTripMs),
      videoWidth: video?.frameWidth ?? 0,
      videoHeight: video?.frameHeight ?? 0,
      videoCache: cacheMs(video),
      audioCache: cacheMs(audio),
    }
  }

  private rate(key: string, report: Report | undefined): number {
    const before = this.marks.get(key)
    if (!report || !before || report.timestamp <= before.at) return 0
    return Math.max(0, Math.round(((bytesOf(report) - before.bytes) * BITS) / (report.timestamp - before.at)))
  }

  private loss(key: string, report: Report | undefined): number {
    const before = this.marks.get(key)
    if (!report || !before) return 0
    const lost = (report.packetsLost ?? 0) - before.lost
    const received = (report.packetsReceived ?? 0) - before.received
    return lost > 0 ? lost / (lost + received) : 0
  }

  private mark(key: string, report: Report | undefined): void {
    if (!report) return
    const { timestamp: at, packetsLost: lost = 0, packetsReceived: received = 0 } = report
    this.marks.set(key, { at, bytes: bytesOf(report), lost, received })
  }
}

/** Loudness of what is sent or received, 0 to 100. */
export async function readVolume(end: RTCRtpSender | RTCRtpReceiver): Promise<number> {
  const reports = [...(await end.getStats()).values()] as Report[]
  const level = reports.find((report) => report.audioLevel !== undefined)?.audioLevel ?? 0
  return Math.round(level * 100)
}

function pick(reports: readonly Report[], kind: string): Report | undefined {
  return reports.find((report) => report.kind === kind && (report.type === 'outbound-rtp' || report.type === 'inbound-rtp'))
}

function bytesOf(report: Report): number {
  return report.bytesSent ?? report.bytesReceived ?? 0
}

function groupOfPictures(report: Report | undefined): number {
  const frames = report?.framesEncoded ?? report?.framesDecoded ?? 0
  const keys = report?.keyFramesEncoded ?? report?.keyFramesDecoded ?? 0
  const fps = report?.framesPerSecond ?? 0
  return keys > 0 && fps > 0 ? Math.round(frames / keys / fps) : 0
}

function cacheMs(report: Report | undefined): number {
  const emitted = report?.jitterBufferEmittedCount ?? 0
  return emitted > 0 ? Math.round(((report?.jitterBufferDelay ?? 0) / emitted) * MS) : 0
}

function qualityLevel(loss: number, roundTripMs: number): number {
  const step = (steps: readonly number[], value: number): number => steps.filter((limit) => value >= limit).length + 1
  return Math.max(step(LOSS_STEPS, loss), step(DELAY_STEPS_MS, roundTripMs))
}
