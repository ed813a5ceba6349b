/** Rules RM20 to RM39 of docs/spec/room.md: who is there and what they send. */
import type { RoomEvent, StreamNews } from './events'
import type { Profile } from './profile'
import { toProfile } from './profile'
import { addMember, memberOf, removeMember, setShare, setSlot, toSafeSrc } from './roster'
import type { RoomState } from './room'
import { stay, then } from './step'
import type { Step } from './step'

/** More than the people on any screen; the oldest are asked for again. */
export const MAX_PROFILES = 512

type MemberEvent = Extract<
  RoomEvent,
  {
    type:
      | 'native/fullList'
      | 'native/memberJoined'
      | 'native/memberLeft'
      | 'native/videoAvailable'
      | 'native/audioAvailable'
      | 'clock/rollCall'
      | 'signal/profiles'
  }
>

export function reduceMembers(s: RoomState, e: MemberEvent): Step {
  if (e.type === 'signal/profiles') return stay(addProfiles(s, e.profiles))
  if (!isListening(s)) return stay(s)
  switch (e.type) {
    case 'native/memberJoined':
      return each(s, e.userIds, addMember)
    case 'native/memberLeft':
      return each(s, e.userIds, removeMember)
    case 'native/fullList':
      return then(each(s, e.userIds, addMember), (next) => each(next, missing(next, e.userIds), removeMember))
    case 'native/videoAvailable':
      return each(s, e.news, (next, news) => heed(next, news, setVideo))
    case 'native/audioAvailable':
      return each(s, e.news, (next, news) => heed(next, news, setAudio))
    case 'clock/rollCall':
      return each(s, unconfirmed(s), removeMember)
  }
}

/** Native may name people before it says that we are in. */
function isListening({ phase }: RoomState): boolean {
  return phase.kind === 'entering' || phase.kind === 'inRoom' || phase.kind === 'reconnecting'
}

function each<T>(s: RoomState, items: readonly T[], reduce: (s: RoomState, item: T) => Step): Step {
  return items.reduce<Step>((step, item) => then(step, (next) => reduce(next, item)), stay(s))
}

/** News of somebody unknown makes them known, unless they left just now. */
function heed(s: RoomState, news: StreamNews, set: (s: RoomState, news: StreamNews) => Step): Step {
  if (!memberOf(s, news.userId) && s.departed.includes(news.userId)) return stay(s)
  return then(addMember(s, news.userId), (next) => set(next, news))
}

function setVideo(s: RoomState, news: StreamNews): Step {
  const step = news.stream === 'aux' ? setShare(s, news.userId, news.on) : stay(s)
  return then(step, (next) => setSends(next, news, 'video'))
}

function setAudio(s: RoomState, news: StreamNews): Step {
  return setSends(s, news, 'audio')
}

function setSends(s: RoomState, news: StreamNews, kind: 'audio' | 'video'): Step {
  const member = memberOf(s, news.userId)
  const index = member ? member[news.stream] : -1
  const slot = s.slots[index]
  if (!slot) return stay(s)
  const mounted = slot.mounted || news.on
  if (slot.sends[kind] === news.on && slot.mounted === mounted) return stay(s)
  const src = slot.mounted ? slot.src : toSafeSrc(news.userId, slot.stream, news.playUrl)
  return stay(setSlot(s, index, { ...slot, src, mounted, sends: { ...slot.sends, [kind]: news.on } }))
}

function missing(s: RoomState, userIds: readonly string[]): readonly string[] {
  const named = new Set(userIds)
  return s.members.map(({ userId }) => userId).filter((userId) => !named.has(userId))
}

function unconfirmed(s: RoomState): readonly string[] {
  return s.members.filter(({ confirmed }) => !confirmed).map(({ userId }) => userId)
}

function addProfiles(s: RoomState, raw: readonly Profile[]): RoomState {
  const fresh = new Map(raw.map((item) => [item.userId, toProfile(item)]))
  const profiles = [...s.profiles.filter(({ userId }) => !fresh.has(userId)), ...fresh.values()].slice(-MAX_PROFILES)
  const slots = s.slots.map((slot) => {
    const profile = slot && fresh.get(slot.userId)
    return slot && profile ? { ...slot, profile } : slot
  })
  return { ...s, profiles, slots }
}
