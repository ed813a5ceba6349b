/** A media plane without media: it notes what rooms ask of it, and reports what a test wants. */
import { HttpError } from '../../../emulator/src/errors'
import type { Kinds, MediaStats, PlayRequest, PublishRequest } from '../../../emulator/src/media/messages'
import type { MediaHealth, MediaListener, MediaPlane } from '../../../emulator/src/media/plane'

export class FakeMedia implements MediaPlane {
  readonly published: PublishRequest[] = []
  readonly played: PlayRequest[] = []
  readonly gates: { id: string; gate: Kinds }[] = []
  readonly wanted: { id: string; wanted: Kinds }[] = []
  readonly closed: string[] = []
  isUp = true
  kills = 0
  #listener: MediaListener | undefined

  /** What rooms listen with. */
  get listener(): MediaListener {
    if (this.#listener === undefined) throw new Error('nobody listens')
    return this.#listener
  }

  listen(listener: MediaListener): void {
    this.#listener = listener
  }

  health(): MediaHealth {
    return { state: this.isUp ? 'up' : 'down', pid: this.isUp ? 1 : null, restarts: 0 }
  }

  async publish(request: PublishRequest): Promise<string> {
    this.#checkUp()
    this.published.push(request)
    return `answer to ${request.offer}`
  }

  async play(request: PlayRequest): Promise<string> {
    this.#checkUp()
    this.played.push(request)
    return `answer to ${request.offer}`
  }

  gate(id: string, gate: Kinds): void {
    this.gates.push({ id, gate })
  }

  subscribe(id: string, wanted: Kinds): void {
    this.wanted.push({ id, wanted })
  }

  close(ids: string[]): void {
    this.closed.push(...ids)
  }

  async stats(): Promise<MediaStats> {
    this.#checkUp()
    const counters = { packetsIn: 0, packetsOut: 0, nacksIn: 0, nacksOut: 0, resent: 0, recovered: 0, plisIn: 0, plisOut: 0 }
    return { connections: 0, publications: 0, legs: 0, ...counters }
  }

  kill(): void {
    this.kills += 1
  }

  #checkUp(): void {
    if (!this.isUp) throw new HttpError('media-down', 'the media process is starting again')
  }
}
