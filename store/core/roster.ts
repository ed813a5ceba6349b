import { fromPlayUrl, toPlayUrl } from '../protocol/play-url'
import type { RoomEffect } from './effects'
import type { Member, Slot } from './member'
import type { Profile } from './profile'
import type { RoomState } from './room'
import { stay } from './step'
import type { Step } from './step'

/** How many of those who left are remembered. More than the people of any one burst. */
export const MAX_DEPARTED = 64
const MAX_PLAY_URL_LENGTH = 256

type Stream = Slot['stream']

/** Somebody in the room. */
export function memberOf(s: RoomState, userId: string): Member | undefined {
  return s.members.find((member) => member.userId === userId)
}

/** How somebody is shown, as far as it is known. */
export function profileOf(s: RoomState, userId: string): Profile | null {
  return s.profiles.find((profile) => profile.userId === userId) ?? null
}

/** Makes sure that somebody is in the room, and counts them as named. */
export function addMember(s: RoomState, userId: string): Step {
  if (userId === s.userId) return stay(s)
  const known = memberOf(s, userId)
  if (known) return stay(known.confirmed ? s : setMember(s, { ...known, confirmed: true }))
  const [slots, main] = take(s, userId, 'main')
  const member: Member = { userId, main, aux: -1, confirmed: true }
  const departed = s.departed.includes(userId) ? s.departed.filter((id) => id !== userId) : s.departed
  return [
    { ...s, slots, members: [...s.members, member], departed },
    [{ type: 'app/notify', news: { name: 'memberjoin', userId } }, ...askProfile(s, userId)],
  ]
}

/** Asks who somebody is, once. */
export function askProfile(s: RoomState, userId: string): readonly RoomEffect[] {
  return profileOf(s, userId) ? [] : [{ type: 'profiles/fetch', userIds: [userId] }]
}

/** Somebody left: their places are free, and late news of them is ignored. */
export function removeMember(s: RoomState, userId: string): Step {
  const member = memberOf(s, userId)
  if (!member) return stay(s)
  const slots = s.slots.map((slot) => (slot?.userId === userId ? null : slot))
  const members = s.members.filter((other) => other !== member)
  const departed = [...s.departed.filter((id) => id !== userId), userId].slice(-MAX_DEPARTED)
  return [{ ...s, members, slots, departed }, [...stopTimers(member), { type: 'app/notify', news: { name: 'memberleave', userId } }]]
}

/** Gives somebody's screen share a place, or takes it away. */
export function setShare(s: RoomState, userId: string, on: boolean): Step {
  const member = memberOf(s, userId)
  if (!member || on === member.aux >= 0) return stay(s)
  if (on) {
    const [slots, aux] = take(s, userId, 'aux')
    return stay(setMember({ ...s, slots }, { ...member, aux }))
  }
  return [setMember(setSlot(s, member.aux, null), { ...member, aux: -1 }), [{ type: 'clock/cancel', timer: `player:${member.aux}` }]]
}

/** Puts `slot` at its place. */
export function setSlot(s: RoomState, index: number, slot: Slot | null): RoomState {
  if (s.slots[index] === slot) return s
  const slots = s.slots.slice()
  slots[index] = slot
  return { ...s, slots }
}

/** Nobody has been named yet in the room that is being entered again. */
export function unconfirmAll(s: RoomState): RoomState {
  return { ...s, members: s.members.map((member) => ({ ...member, confirmed: false })) }
}

function setMember(s: RoomState, member: Member): RoomState {
  return { ...s, members: s.members.map((other) => (other.userId === member.userId ? member : other)) }
}

/** The address that a peer named, if it is one of TRTC's for this very stream; else our own. A peer must not make us play anything else. */
export function toSafeSrc(userId: string, stream: Stream, playUrl: string | undefined): string {
  const own = toPlayUrl({ userId, stream })
  if (playUrl === undefined || playUrl.length > MAX_PLAY_URL_LENGTH) return own
  const url = playUrl.trim()
  if (!/^[\x21-\x7e]+$/.test(url)) return own
  const said = fromPlayUrl(url)
  return said?.userId === userId && said.stream === stream ? url : own
}

/** The first free place, so that places are used again and the grid stays small. */
function take(s: RoomState, userId: string, stream: Stream): readonly [slots: readonly (Slot | null)[], index: number] {
  const free = s.slots.indexOf(null)
  const index = free < 0 ? s.slots.length : free
  const slots = s.slots.slice()
  slots[index] = {
    userId,
    stream,
    src: toPlayUrl({ userId, stream }),
    mounted: false,
    sends: { audio: false, video: false },
    audio: { wanted: true, actual: false },
    video: { wanted: true, actual: false },
    player: 'idle',
    restarts: 0,
    profile: profileOf(s, userId),
  }
  return [slots, index]
}

function stopTimers({ main, aux }: Member): readonly RoomEffect[] {
  return [main, aux].filter((index) => index >= 0).map((index) => ({ type: 'clock/cancel', timer: `player:${index}` }))
}
