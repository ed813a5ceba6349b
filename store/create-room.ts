import type { RoomNews } from './core/effects'
import { initialRoom } from './core/room'
import type { JoinTarget, RoomFault, RoomState } from './core/room'
import { isFree } from './core/session'
import { toSnapshot } from './core/snapshot'
import type { RoomSnapshot } from './core/snapshot'
import { TrtcError } from './core/trtc-error'
import { MeterStore } from './meter-store'
import type { CredentialsSource } from './platform/credentials'
import { createNativeTags } from './platform/native-tags'
import { wxPlatform } from './platform/platform'
import type { Platform } from './platform/platform'
import { createEffectRunner } from './platform/run-effects'
import type { ProfilesSource } from './platform/run-effects'
import { isSdkAppId, isUserId, toRoomId } from './protocol/ids'
import { isScene } from './protocol/scene'
import type { Scene } from './protocol/scene'
import { DEFAULT_ROOM_KEY, findRoom, register } from './registry'
import { createEmitter } from './room-events'
import type { RoomEvents } from './room-events'
import { RoomStore } from './room-store'
import { createWaiters } from './waiters'

/** What `createRoom` needs to know. */
export interface RoomOptions {
  /** Names the room for the `room-key` of its tags. Default `main`. */
  readonly key?: string
  /** SDKAppID of the TRTC app, a positive 32-bit integer. Only needed when the credentials do not bring it. */
  readonly sdkAppId?: number
  /** Where UserSig and privateMapKey come from: your server. Called for every entering, also after a lost connection. */
  readonly credentials: CredentialsSource
  /** Names and pictures of the others; without it their ids are shown. */
  readonly profiles?: ProfilesSource
  /** Everybody in a room must use the same class of scene. Default `videocall`. */
  readonly scene?: Scene
}

/** Which room to enter, and how. */
export interface JoinOptions {
  /** A number is a numeric room (1 to 4294967295), a text a string room (1 to 64 of `A-Z a-z 0-9 _ -`): two different spaces. */
  readonly room: number | string
  /** Who to be; without it the credentials say so. 1 to 32 of `A-Z a-z 0-9 _ -`. */
  readonly userId?: string
  /** Enter with the microphone on. Default true. */
  readonly mic?: boolean
  /** Enter with the camera on. Default true. */
  readonly camera?: boolean
}

/** Which stream of whom to take. */
export interface SubscribeOptions {
  /** Somebody in the room. For anybody else nothing happens. */
  readonly userId: string
  /** `main` is camera and microphone, `aux` a screen share. Default `main`. */
  readonly stream?: 'main' | 'aux'
  /** Take the sound. Left out: as before; true at first. */
  readonly audio?: boolean
  /** Take the picture. Left out: as before; true at first. */
  readonly video?: boolean
}

/** A room, for the app. What it does is shown by the tags with its key. */
export interface Room {
  /** What the `room-key` of its tags is. */
  readonly key: string
  /** A copy without signatures: may be logged, kept and sent. */
  readonly state: RoomSnapshot
  /**
   * Enters. Resolves when native is in the room. Rejects with `TrtcError`: `argument/room-id` or `argument/user-id`,
   * `state/already-joined` during a session, `state/cancelled` when the room was left meanwhile, `state/disposed`,
   * `state/no-pusher` when no tag with this key came within 10 s, or with what TRTC or the credentials source refused.
   */
  join(options: JoinOptions): Promise<void>
  /** Leaves. Resolves when native has stopped; never rejects. */
  leave(): Promise<void>
  /** Enters the same room again after the session failed, or at once instead of after the wait. In any other phase it does nothing. */
  retry(): void
  /** Switches the microphone, as far as wanted; `state.mic` says what is so. A device that fails is told as `error` and is no longer wanted. */
  setMic(on: boolean): void
  /** Switches the camera, in the same way. */
  setCamera(on: boolean): void
  /** Front to back and back again. Does nothing while the camera is off or still turning. */
  switchCamera(): void
  /** Takes somebody's sound or picture, or does not: what is not taken is not sent to this phone. */
  subscribe(options: SubscribeOptions): void
  /** Listens; the result ends it. A handler that throws does not disturb the room. */
  on<E extends keyof RoomEvents>(event: E, handler: (detail: RoomEvents[E]) => void): () => void
  /** Ends what `on` began with the same handler. */
  off<E extends keyof RoomEvents>(event: E, handler: (detail: RoomEvents[E]) => void): void
  /** Leaves and forgets: the key is free again. Afterwards `join` rejects with `state/disposed`. */
  dispose(): Promise<void>
}

/**
 * Makes a room. It does nothing until `join`. Throws `TrtcError` for options that cannot work: `argument/sdk-app-id`,
 * `argument/scene`, `argument/credentials`, or `state/room-exists` while another room of that key has a session.
 */
export function createRoom(options: RoomOptions, /** @internal The phone. */ platform: Platform = wxPlatform): Room {
  const key = options.key ?? DEFAULT_ROOM_KEY
  check(options, key)
  const waiters = createWaiters()
  const tags = createNativeTags()
  const runner = createEffectRunner({
    platform,
    tags,
    credentials: options.credentials,
    profiles: options.profiles,
    sdkAppId: options.sdkAppId,
    notify: (news: RoomNews) => store.publish(news),
  })
  const initial: RoomState = { ...initialRoom, scene: options.scene ?? initialRoom.scene }
  const store: RoomStore = new RoomStore(initial, runner.run, waiters.onStep)
  const unregister = register(key, { store, meters: new MeterStore(), tags })
  const emitter = createEmitter(store, platform.clock)
  let isDisposed = false

  const leave = (reason: 'user' | 'disposed'): Promise<void> => {
    store.dispatch({ type: 'user/leave', reason })
    return waiters.untilLeft(store.state)
  }

  return {
    key,
    get state() {
      return toSnapshot(store.state)
    },
    async join(join) {
      if (isDisposed) throw new TrtcError({ code: 'state/disposed', message: `room "${key}"` })
      const target = toTarget(join)
      if (target instanceof TrtcError) {
        // The tags say it too: a link can bring a room id that nobody typed.
        store.dispatch({ type: 'user/joinRefused', fault: target.fault })
        throw target
      }
      if (!isFree(store.state)) throw new TrtcError({ code: 'state/already-joined', message: `phase ${store.state.phase.kind}` })
      const joined = waiters.untilJoined()
      store.dispatch({ type: 'user/join', target })
      return joined
    },
    leave: () => leave('user'),
    retry: () => store.dispatch({ type: 'user/retry' }),
    setMic: (on) => store.dispatch({ type: 'user/setMic', on }),
    setCamera: (on) => store.dispatch({ type: 'user/setCamera', on }),
    switchCamera: () => store.dispatch({ type: 'user/switchCamera' }),
    subscribe: ({ stream = 'main', ...rest }) => store.dispatch({ type: 'user/subscribe', stream, ...rest }),
    on: emitter.on,
    off: emitter.off,
    async dispose() {
      if (isDisposed) return
      isDisposed = true
      await leave('disposed')
      unregister()
      runner.dispose()
      emitter.dispose()
    },
  }
}

function check({ sdkAppId, scene, credentials }: RoomOptions, key: string): void {
  if (sdkAppId !== undefined && !isSdkAppId(sdkAppId)) throw refuse('argument/sdk-app-id', 'sdkAppId')
  if (scene !== undefined && !isScene(scene)) throw refuse('argument/scene', 'scene')
  if (typeof credentials !== 'function') throw refuse('argument/credentials', 'credentials')
  const other = findRoom(key)
  if (other && !isFree(other.store.state)) throw new TrtcError({ code: 'state/room-exists', message: `room "${key}"` })
}

function toTarget({ room, userId, mic = true, camera = true }: JoinOptions): JoinTarget | TrtcError {
  const id = toRoomId(room)
  if (!id) return refuse('argument/room-id', 'room')
  if (userId !== undefined && !isUserId(userId)) return refuse('argument/user-id', 'userId')
  return { room: id, mic, camera, ...(userId === undefined ? {} : { userId }) }
}

function refuse(code: string, field: string): TrtcError {
  const fault: RoomFault = { code, message: field, final: true }
  return new TrtcError(fault)
}
