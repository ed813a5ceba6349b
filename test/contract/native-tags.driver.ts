/**
 * What a set of native tags must offer so that `native-tags.suite.ts` can examine it.
 * Two sets do: the fake for jest, and the simulator's tags in a browser. Everything is asynchronous and plain data,
 * since the second set lives in another process.
 *
 * One driver is one phone on one page, with one room around it. All push URLs of a case lead into the same room.
 */

/** Attributes as the page would write them, in camelCase: `{ enableCamera: true, mode: 'RTC' }`. */
export type Attributes = Readonly<Record<string, string | number | boolean>>

/** One event a tag fired: `bind:<event>` with `event.detail`. */
export interface TagEvent {
  readonly event: string
  readonly detail: unknown
}

/** How a context method answered: which callbacks ran, in order, and what `success` or `fail` was given. */
export interface CallOutcome {
  readonly callbacks: readonly ('success' | 'fail' | 'complete')[]
  /** Always there: native answers `<method>:ok` or `<method>:fail <why>`. */
  readonly errMsg: string
  /** The rest of what the callback was given. */
  readonly result: Readonly<Record<string, unknown>>
}

/** What a user sends. */
export interface Sends {
  readonly audio: boolean
  readonly video: boolean
}

export interface NativeTagsDriver {
  /** Once, before the first case. */
  start(): Promise<void>
  /** Once, after the last case. */
  stop(): Promise<void>
  /** Before every case: an empty page, an empty room of its own, no remote users, no warnings, both permissions granted. */
  reset(): Promise<void>

  /** A push URL into the room of this case. `expired`: a UserSig that was good once. */
  pushUrl(options: { readonly userId: string; readonly signature?: 'good' | 'expired' }): string

  /** Puts a tag with this `id` into the page: every attribute is given, then it is attached. */
  insert(tag: 'live-pusher' | 'live-player', id: string, attributes: Attributes): Promise<void>
  /** A `setData` that changes these attributes of the tag, in this order. */
  update(id: string, attributes: Attributes): Promise<void>
  /** Takes the tag out of the page, as a `wx:if` does. */
  remove(id: string): Promise<void>
  /** `wx.createLivePusherContext()[method]` for the pusher, `wx.createLivePlayerContext(id)[method]` for a player. Resolves when `complete` ran. */
  call(tag: 'live-pusher' | 'live-player', id: string, method: string, options?: Readonly<Record<string, unknown>>): Promise<CallOutcome>

  /** Everything the tag with this id has fired so far, in order; also after it was removed. */
  events(id: string): Promise<readonly TagEvent[]>
  /** What the tags said to the developer since `reset`. */
  warnings(): Promise<readonly string[]>
  /** Lets `ms` of native time pass: a real one waits, a fake one moves its clock. */
  pass(ms: number): Promise<void>

  /** Somebody else enters the room, sending this. Resolves when they are in. */
  remoteEnter(userId: string, sends: Sends): Promise<void>
  /** Somebody else switches microphone or camera. */
  remotePublish(userId: string, sends: Sends): Promise<void>
  /** Somebody else leaves by their own will. */
  remoteLeave(userId: string): Promise<void>
  /** The service removes a user from the room. */
  kick(userId: string): Promise<void>
  /** The service dissolves the room. */
  dissolve(): Promise<void>
  /** The user of this phone refuses a permission from now on: `camera` is scope.camera, `record` is scope.record. */
  refuse(permission: 'camera' | 'record'): Promise<void>
}
