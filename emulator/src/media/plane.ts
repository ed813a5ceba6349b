/** What rooms need from media. The supervised process is one implementation; a test may bring another. */
import type { Kinds, MediaStats, PlayRequest, PublishRequest } from './messages'

/** How the media process is. */
export interface MediaHealth {
  state: 'starting' | 'up' | 'down'
  pid: number | null
  restarts: number
}

/** What the media plane reports by itself. */
export interface MediaListener {
  /** Everything that was published and played is lost. */
  onMediaDown(): void
  /** There is a fresh process with nothing in it. */
  onMediaUp(): void
  /** The connection of a publication or leg is up. */
  onConnectionUp(id: string): void
  /** The connection of a publication or leg is gone, and with it the publication or leg. */
  onConnectionGone(id: string): void
}

/** The media plane as rooms see it. */
export interface MediaPlane {
  /** Names the one who hears what the plane reports. */
  listen(listener: MediaListener): void
  health(): MediaHealth
  /** Answers the SDP. Rejects with HttpError `bad-sdp` or `media-down`. */
  publish(request: PublishRequest): Promise<string>
  /** Answers the SDP. Rejects with HttpError `bad-sdp` or `media-down`. */
  play(request: PlayRequest): Promise<string>
  /** Says what of a publication may pass to others. */
  gate(id: string, gate: Kinds): void
  /** Says what a leg carries. */
  subscribe(id: string, wanted: Kinds): void
  /** Closes publications and legs; unknown ids are no fault. */
  close(ids: string[]): void
  stats(): Promise<MediaStats>
  /** Ends the process the hard way; it comes back by itself. */
  kill(): void
}
