interface Callbacks {
  readonly success?: () => void
  readonly fail?: (result: { readonly errMsg: string }) => void
}

/** The verbs of `<live-pusher>` that the kit uses. */
export interface PusherVerbs {
  start(callbacks: Callbacks): void
  stop(callbacks: Callbacks): void
  switchCamera(callbacks: Callbacks): void
}

/** The verbs of `<live-player>` that the kit uses. */
export interface PlayerVerbs {
  play(callbacks: Callbacks): void
  stop(callbacks: Callbacks): void
}

/** Where the effects of a room find its tags. */
export interface NativeTags {
  readonly pushers: Map<string, PusherVerbs>
  readonly players: Map<number, PlayerVerbs>
}

export function createNativeTags(): NativeTags {
  return { pushers: new Map(), players: new Map() }
}

/** The verbs of the `<live-pusher>` inside `component`. */
export function toPusherVerbs(component: object): PusherVerbs {
  return wx.createLivePusherContext(component)
}

/** The verbs of the `<live-player id>` inside `component`. */
export function toPlayerVerbs(id: string, component: object): PlayerVerbs {
  return wx.createLivePlayerContext(id, component as WechatMiniprogram.Component.TrivialInstance)
}
