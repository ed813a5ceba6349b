/** `wx.createLivePlayerContext(id, owner)`. */
import { createContext, missingMethods, type ContextMethod } from '../context'
import type { Phone } from '../phone'
import type { Player } from './player'

const MISSING = [
  ...['exitPictureInPicture', 'requestBackgroundPlayback', 'exitBackgroundPlayback'],
  ...['startCasting', 'switchCasting', 'reconnectCasting', 'exitCasting'],
]
const DIRECTIONS: readonly unknown[] = [0, 90, -90]

/** Speaks to the player that has this id when a method is called. Without an owner any component's player will do. */
export function createPlayerContext(phone: Phone, id: string, owner: object | undefined): object {
  const on = (act: (player: Player, options: Readonly<Record<string, unknown>>) => Promise<object | void>): ContextMethod => {
    return async (options) => {
      const player = find(phone, id, owner)
      if (!player) throw new Error(`there is no live-player with the id "${id}"`)
      return act(player, options)
    }
  }
  return createContext({
    play: on((player) => player.play()),
    stop: on((player) => player.stop()),
    mute: on((player) => player.toggleMute()),
    pause: on((player) => player.setPaused(true)),
    resume: on((player) => player.setPaused(false)),
    snapshot: on((player, { quality }) => player.snapshot(quality)),
    requestFullScreen: on((player, { direction = 0 }) => player.setFullScreen(toDirection(direction))),
    exitFullScreen: on((player) => player.setFullScreen(undefined)),
    ...missingMethods('LivePlayerContext', MISSING, phone.warnOnce),
  })
}

function find(phone: Phone, id: string, owner: object | undefined): Player | undefined {
  const named = [...phone.players].filter((player) => player.host.id === id)
  return named.find((player) => player.host.owner === owner) ?? (owner === undefined ? named.at(-1) : undefined)
}

function toDirection(direction: unknown): number {
  if (!DIRECTIONS.includes(direction)) throw new Error('direction must be 0, 90 or -90')
  return Number(direction)
}
