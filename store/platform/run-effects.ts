import type { RoomEffect, RoomNews, TimerId } from '../core/effects'
import type { RoomEvent } from '../core/events'
import type { Profile } from '../core/profile'
import { redact } from '../protocol/secret'
import { toCredentials, toCredentialsFault } from './credentials'
import type { CredentialsSource } from './credentials'
import type { NativeTags } from './native-tags'
import type { Platform } from './platform'

/** Names and pictures for user ids. Unknown ones may be left out; when it rejects, the ids are shown. */
export type ProfilesSource = (userIds: readonly string[]) => Promise<readonly Profile[]>

export interface EffectPorts {
  readonly platform: Platform
  readonly tags: NativeTags
  readonly credentials: CredentialsSource
  readonly profiles: ProfilesSource | undefined
  readonly sdkAppId: number | undefined
  readonly notify: (news: RoomNews) => void
}

export interface EffectRunner {
  run(effect: RoomEffect, dispatch: (event: RoomEvent) => void): void
  /** Stops every timer; answers that are still on their way go nowhere. */
  dispose(): void
}

/** People come in crowds: one question for all who come within this time. */
const PROFILE_BATCH_MS = 50

/** Does what a room asks for. */
export function createEffectRunner(ports: EffectPorts): EffectRunner {
  const timers = createTimers(ports.platform)
  const profiles = createProfileBatch(ports)
  let isDisposed = false

  return {
    run(effect, dispatchNow) {
      const dispatch = (event: RoomEvent): void => {
        if (!isDisposed) dispatchNow(event)
      }
      switch (effect.type) {
        case 'credentials/fetch':
          return fetchCredentials(ports, effect, dispatch)
        case 'profiles/fetch':
          return profiles.ask(effect.userIds, dispatch)
        case 'clock/after':
          return timers.set(effect.timer, effect.ms, () => dispatch(effect.event))
        case 'clock/cancel':
          return timers.cancel(effect.timer)
        case 'clock/cancelAll':
          return timers.cancelAll()
        case 'app/notify':
          return ports.notify(effect.news)
        default:
          return runTag(ports.tags, effect, dispatch)
      }
    },
    dispose() {
      isDisposed = true
      timers.cancelAll()
      profiles.dispose()
    },
  }
}

type TagEffect = Extract<RoomEffect, { type: `pusher/${string}` | `player/${string}` }>

function runTag(tags: NativeTags, effect: TagEffect, dispatch: (event: RoomEvent) => void): void {
  if (effect.type === 'player/play') {
    const player = tags.players.get(effect.slot)
    // A player that has given up plays again only after a stop; the answer of either is its next statechange.
    player?.stop({})
    return player?.play({})
  }
  const pusher = tags.pushers.get(effect.tag)
  const stopped = (): void => dispatch({ type: 'native/stopped' })
  if (!pusher) return effect.type === 'pusher/stop' ? stopped() : undefined
  switch (effect.type) {
    case 'pusher/start':
      return pusher.start({
        fail: ({ errMsg }) => dispatch({ type: 'native/failed', code: 'native/start-failed', message: redact(errMsg) }),
      })
    case 'pusher/stop':
      return pusher.stop({ success: stopped, fail: stopped })
    case 'pusher/switchCamera':
      return pusher.switchCamera({
        success: () => dispatch({ type: 'native/cameraSwitched', ok: true }),
        fail: () => dispatch({ type: 'native/cameraSwitched', ok: false }),
      })
  }
}

function fetchCredentials(
  { credentials, sdkAppId }: EffectPorts,
  { serial, room, userId }: Extract<RoomEffect, { type: 'credentials/fetch' }>,
  dispatch: (event: RoomEvent) => void,
): void {
  Promise.resolve()
    .then(() => credentials(userId === '' ? { room } : { room, userId }))
    .then((answer) => toCredentials(answer, sdkAppId))
    .then(
      (checked) => dispatch({ type: 'signal/credentials', serial, credentials: checked }),
      (error: unknown) => dispatch({ type: 'signal/credentialsFailed', serial, fault: toCredentialsFault(error) }),
    )
}

function createTimers({ clock }: Platform) {
  const running = new Map<TimerId, () => void>()
  const cancel = (timer: TimerId): void => {
    running.get(timer)?.()
    running.delete(timer)
  }
  return {
    cancel,
    set(timer: TimerId, ms: number, run: () => void): void {
      cancel(timer)
      running.set(
        timer,
        clock.after(ms, () => {
          running.delete(timer)
          run()
        }),
      )
    },
    cancelAll(): void {
      for (const stop of running.values()) stop()
      running.clear()
    },
  }
}

function createProfileBatch({ platform, profiles }: EffectPorts) {
  let waiting = new Set<string>()
  let stop: (() => void) | undefined
  return {
    ask(userIds: readonly string[], dispatch: (event: RoomEvent) => void): void {
      if (!profiles) return
      for (const userId of userIds) waiting.add(userId)
      stop ??= platform.clock.after(PROFILE_BATCH_MS, () => {
        const asked = [...waiting]
        waiting = new Set()
        stop = undefined
        // Without a name the id is shown: a failure here is no reason to disturb anybody.
        Promise.resolve()
          .then(() => profiles(asked))
          .then(
            (answer) => dispatch({ type: 'signal/profiles', profiles: answer }),
            () => undefined,
          )
      })
    },
    dispose(): void {
      stop?.()
      stop = undefined
    },
  }
}
