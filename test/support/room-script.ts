import type { RoomEffect, RoomNews } from '../../store/core/effects'
import type { RoomEvent } from '../../store/core/events'
import { reduceRoom } from '../../store/core/reduce-room'
import { initialRoom } from '../../store/core/room'
import type { Credentials, JoinTarget, RoomState } from '../../store/core/room'
import { Secret } from '../../store/protocol/secret'

export const SIG = 'eJw-the-user-sig'
export const KEY = 'eJw-the-map-key'

export const target: JoinTarget = { room: { kind: 'number', id: 42 }, mic: true, camera: true }
export const credentials: Credentials = { sdkAppId: 1400000001, userId: 'alice', userSig: new Secret(SIG), privateMapKey: new Secret(KEY) }

/** Plays events on a room and keeps what it asked for. */
export class RoomScript {
  state: RoomState
  effects: RoomEffect[] = []

  constructor(state: RoomState = initialRoom) {
    this.state = state
  }

  play(...events: readonly RoomEvent[]): this {
    for (const event of events) {
      const [next, effects] = reduceRoom(this.state, event)
      this.state = next
      this.effects.push(...effects)
    }
    return this
  }

  /** Effects since the last call. */
  take(): RoomEffect[] {
    return this.effects.splice(0)
  }

  /** Types of the effects since the last call, without the timers that are called off. */
  types(): string[] {
    return this.take()
      .filter(({ type }) => type !== 'clock/cancel' && type !== 'clock/cancelAll')
      .map((effect) =>
        effect.type === 'clock/after'
          ? `after ${effect.timer} ${effect.ms}`
          : effect.type === 'app/notify'
            ? effect.news.name
            : effect.type,
      )
  }

  news(): RoomNews[] {
    return this.effects.flatMap((effect) => (effect.type === 'app/notify' ? [effect.news] : []))
  }

  /** The tag shows what the state says. */
  tagShows(tag = 'tag-1'): this {
    const { push, mic, camera } = this.state
    return this.play({
      type: 'view/pusherReady',
      tag,
      serial: push.serial,
      mic: push.url !== null && mic.wanted,
      camera: push.url !== null && camera.wanted,
    })
  }

  answer(): this {
    return this.play({ type: 'signal/credentials', serial: this.state.serial, credentials })
  }

  /** From nothing into the room. */
  enter(): this {
    this.tagShows().play({ type: 'user/join', target }).answer().tagShows().play({ type: 'native/entered' })
    return this
  }

  /** From a wait, or from a fetch, into the room again. */
  enterAgain(): this {
    if (this.state.phase.kind === 'reconnecting' && this.state.phase.step === 'waiting')
      this.play({ type: 'clock/retry', serial: this.state.serial })
    return this.tagShows().answer().tagShows().play({ type: 'native/entered' })
  }

  come(...userIds: readonly string[]): this {
    return this.play({ type: 'native/memberJoined', userIds })
  }

  go(...userIds: readonly string[]): this {
    return this.play({ type: 'native/memberLeft', userIds })
  }

  video(userId: string, on: boolean, stream: 'main' | 'aux' = 'main', playUrl?: string): this {
    return this.play({ type: 'native/videoAvailable', news: [{ userId, stream, on, ...(playUrl === undefined ? {} : { playUrl }) }] })
  }

  audio(userId: string, on: boolean): this {
    return this.play({ type: 'native/audioAvailable', news: [{ userId, stream: 'main', on }] })
  }
}
