import { TrtcError } from './core/trtc-error'
import type { MeterStore } from './meter-store'
import type { NativeTags } from './platform/native-tags'
import type { RoomStore } from './room-store'

/** What the tags of one room share. */
export interface RoomEntry {
  readonly store: RoomStore
  readonly meters: MeterStore
  readonly tags: NativeTags
}

type Listener = (entry: RoomEntry | undefined) => void

interface Place {
  entry: RoomEntry | undefined
  readonly listeners: Set<Listener>
}

// Tags and rooms find each other by key, in whichever order they come.
const places = new Map<string, Place>()

/** The key of a room and of a tag that name none. */
export const DEFAULT_ROOM_KEY = 'main'

/** Puts a room where the tags with this key find it; the result takes it away again. */
export function register(key: string, entry: RoomEntry): () => void {
  const place = placeOf(key)
  setEntry(place, entry)
  return () => {
    if (place.entry === entry) setEntry(place, undefined)
    tidy(key, place)
  }
}

/** The room of a key, if there is one. */
export function findRoom(key: string): RoomEntry | undefined {
  return places.get(key)?.entry
}

/** The room of a key. Throws when there is none. */
export function needRoom(key: string): RoomEntry {
  const entry = findRoom(key)
  if (!entry) throw new TrtcError({ code: 'argument/room-key', message: `room-key "${key}"` })
  return entry
}

/** Calls `listener` now and whenever the room of the key comes or goes; the result ends it. */
export function watchRoom(key: string, listener: Listener): () => void {
  const place = placeOf(key)
  place.listeners.add(listener)
  listener(place.entry)
  return () => {
    place.listeners.delete(listener)
    tidy(key, place)
  }
}

function placeOf(key: string): Place {
  const found = places.get(key)
  if (found) return found
  const place: Place = { entry: undefined, listeners: new Set() }
  places.set(key, place)
  return place
}

function setEntry(place: Place, entry: RoomEntry | undefined): void {
  place.entry = entry
  for (const listener of [...place.listeners]) listener(entry)
}

function tidy(key: string, place: Place): void {
  if (!place.entry && place.listeners.size === 0 && places.get(key) === place) places.delete(key)
}
