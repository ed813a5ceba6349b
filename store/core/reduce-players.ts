/** Rules RM50 to RM59 of docs/spec/room.md: what we take of the others. */
import { errorRow } from '../protocol/errors/table'
import type { RoomEvent } from './events'
import type { PlayerPhase, Slot } from './member'
import type { RoomState } from './room'
import { memberOf, setSlot } from './roster'
import { notice, stay, then } from './step'
import type { Step } from './step'

type PlayerEvent = Extract<
  RoomEvent,
  { type: 'user/subscribe' | 'native/playerState' | 'native/playerFailed' | 'view/playerReady' | 'clock/replay' }
>

/** Waits before a lost player is started again; the last one repeats. */
export const REPLAY_MS = [500, 1_000, 2_000, 4_000, 8_000] as const

export function reducePlayers(s: RoomState, e: PlayerEvent): Step {
  if (e.type === 'user/subscribe') return subscribe(s, e)
  const slot = s.slots[e.slot]
  // A place is used again: what comes from its former player is late.
  if (!slot || slot.src !== e.src) return stay(s)
  switch (e.type) {
    case 'native/playerState':
      return stay(setPlayer(s, e.slot, slot, e.player))
    case 'native/playerFailed':
      return failPlayer(s, slot, e)
    case 'view/playerReady':
      return stay(setActual(s, e.slot, slot, e))
    case 'clock/replay':
      return slot.player === 'lost' ? [setPlayer(s, e.slot, slot, 'loading'), [{ type: 'player/play', slot: e.slot }]] : stay(s)
  }
}

function subscribe(s: RoomState, e: Extract<PlayerEvent, { type: 'user/subscribe' }>): Step {
  const index = memberOf(s, e.userId)?.[e.stream] ?? -1
  const slot = s.slots[index]
  if (!slot) return stay(s)
  const audio = { ...slot.audio, wanted: e.audio ?? slot.audio.wanted }
  const video = { ...slot.video, wanted: e.video ?? slot.video.wanted }
  if (audio.wanted === slot.audio.wanted && video.wanted === slot.video.wanted) return stay(s)
  return stay(setSlot(s, index, { ...slot, audio, video }))
}

function setPlayer(s: RoomState, index: number, slot: Slot, player: PlayerPhase): RoomState {
  if (slot.player === player) return s
  return setSlot(s, index, { ...slot, player, restarts: player === 'playing' ? 0 : slot.restarts })
}

function failPlayer(s: RoomState, slot: Slot, e: Extract<PlayerEvent, { type: 'native/playerFailed' }>): Step {
  const told = notice(s, { code: e.code, message: e.message })
  if (errorRow(e.code).action !== 'recreate-player') return told
  if (slot.player === 'lost') return stay(s)
  const ms = REPLAY_MS[Math.min(slot.restarts, REPLAY_MS.length - 1)] ?? REPLAY_MS[0]
  const lost: Step = [
    setSlot(s, e.slot, { ...slot, player: 'lost', restarts: slot.restarts + 1 }),
    [{ type: 'clock/after', timer: `player:${e.slot}`, ms, event: { type: 'clock/replay', slot: e.slot, src: slot.src } }],
  ]
  // Only the first loss is worth a word; the tile shows that it is loading.
  return slot.restarts > 0 ? lost : then(lost, (next) => notice(next, { code: e.code, message: e.message }))
}

function setActual(s: RoomState, index: number, slot: Slot, shown: { readonly audio: boolean; readonly video: boolean }): RoomState {
  if (slot.audio.actual === shown.audio && slot.video.actual === shown.video) return s
  return setSlot(s, index, {
    ...slot,
    audio: { ...slot.audio, actual: shown.audio },
    video: { ...slot.video, actual: shown.video },
  })
}
