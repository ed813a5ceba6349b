import type { RoomEvent } from '../../store/core/events'
import { TrtcError } from '../../store/core/trtc-error'
import { wxClock } from '../../store/platform/clock'
import { readLanguage } from '../../store/platform/language'
import type { Language } from '../../store/protocol/errors/texts'
import { DEFAULT_ROOM_KEY, findRoom, watchRoom } from '../../store/registry'
import type { RoomEntry } from '../../store/registry'
import type { RoomViews } from '../../store/room-store'
import { bind } from './binding'
import type { Binding } from './binding'
import { blankViews } from './blank-views'
import type { JsonObject } from './json'
import { triggerNews } from './news'

/** What a view may know of its tag. */
export interface Own {
  /** Unique among all tags of the app. */
  readonly tag: string
  /** The property `stream-slot`, -1 without one. */
  readonly streamSlot: number
  /** The property `lang`, or the language of WeChat. */
  readonly language: Language
}

/** A view: what a tag shows, by name. Pure and plain JSON. */
export type View = (room: RoomViews, own: Own) => object
export type Views = Readonly<Record<string, View>>
export type ViewData<V extends Views> = { readonly [K in keyof V]: ReturnType<V[K]> }

export interface WithStoreOptions {
  /** Hand on what happens in the room as events of the tag: joined, left, memberjoin, memberleave, error. */
  readonly news?: boolean
}

/** What `withStore` gives to a component besides its data. */
export interface StoreMethods {
  /** Tells the room what happened. */
  send(event: RoomEvent): void
  sendAll(events: readonly RoomEvent[]): void
}

/** What a component may have for `withStore` to call. */
interface Hooks {
  /** The view shows the data that was sent last. */
  onApplied?(): void
  /** The tag has a room, or another one, or none any more. */
  onRoom?(entry: RoomEntry | undefined): void
}

interface Target extends Hooks {
  readonly data: Readonly<Record<string, unknown>>
  setData(data: Record<string, unknown>, callback: () => void): void
  triggerEvent(name: string, detail: object): void
}

interface Bond {
  readonly tag: string
  binding: Binding | undefined
  entry: RoomEntry | undefined
  stopNews: (() => void) | undefined
  stopWatch: (() => void) | undefined
  isHidden: boolean
}

const bonds = new WeakMap<object, Bond>()
let tagCount = 0

/** Gives a component `room-key`, the named views as data, and `send`. Bound while attached, silent while its page is hidden. */
export function withStore(views: Views, { news = false }: WithStoreOptions = {}) {
  const initial = readViews(views, blankViews, { tag: '', streamSlot: -1, language: 'en' })
  return Behavior({
    properties: {
      /** Key of the room, as given to `createRoom`. */
      roomKey: { type: String, value: DEFAULT_ROOM_KEY },
    },

    data: initial as Record<string, unknown>,

    observers: {
      roomKey() {
        if (bonds.has(this)) attach(this as unknown as Target, views, initial, news)
      },
      'streamSlot, lang'() {
        bonds.get(this)?.binding?.refresh()
      },
    },

    lifetimes: {
      attached() {
        attach(this as unknown as Target, views, initial, news)
      },
      detached() {
        detach(this as unknown as Target)
      },
    },

    pageLifetimes: {
      show() {
        setHidden(this, false)
      },
      hide() {
        setHidden(this, true)
      },
    },

    methods: {
      send(event: RoomEvent): void {
        const room = findRoom(this.data.roomKey)
        if (room) return room.store.dispatch(event)
        const { code, category, message, remedy } = new TrtcError({ code: 'argument/room-key', message: `room-key "${this.data.roomKey}"` })
        this.triggerEvent('error', { code, category, message, remedy, fatal: false })
      },
      sendAll(events: readonly RoomEvent[]): void {
        for (const event of events) this.send(event)
      },
    },
  })
}

/** The name of a tag that `withStore` has bound. */
export function tagOf(component: object): string {
  return bonds.get(component)?.tag ?? ''
}

/** The room of a tag that `withStore` has bound. */
export function roomOf(component: object): RoomEntry | undefined {
  return bonds.get(component)?.entry
}

function attach(target: Target, views: Views, initial: JsonObject, news: boolean): void {
  const old = bonds.get(target)
  if (old) release(old)
  const bond: Bond = {
    tag: old?.tag ?? `tag-${++tagCount}`,
    binding: undefined,
    entry: undefined,
    stopNews: undefined,
    stopWatch: undefined,
    isHidden: old?.isHidden ?? false,
  }
  bonds.set(target, bond)
  let isFirst = !old
  bond.stopWatch = watchRoom(String(target.data['roomKey']), (entry) => {
    unbind(bond)
    bond.entry = entry
    const room = entry?.store ?? blankViews
    bond.binding = bind({
      target,
      clock: wxClock,
      initial: isFirst ? initial : readShown(target, views),
      isPaused: bond.isHidden,
      read: () => readViews(views, room, toOwn(bond.tag, target.data)),
      onApplied: () => target.onApplied?.(),
    })
    isFirst = false
    if (news && entry) bond.stopNews = entry.store.subscribe((item) => triggerNews(target, item))
    target.onRoom?.(entry)
  })
}

function detach(target: Target): void {
  const bond = bonds.get(target)
  if (bond) release(bond)
}

function release(bond: Bond): void {
  bond.stopWatch?.()
  unbind(bond)
}

function unbind(bond: Bond): void {
  bond.binding?.dispose()
  bond.stopNews?.()
  bond.binding = undefined
  bond.stopNews = undefined
}

function setHidden(component: object, isHidden: boolean): void {
  const bond = bonds.get(component)
  if (!bond) return
  bond.isHidden = isHidden
  if (isHidden) bond.binding?.pause()
  else bond.binding?.resume()
}

// Views are declared as objects with named fields, which TypeScript does not take for JsonObject by itself.
function readViews(views: Views, room: RoomViews, own: Own): JsonObject {
  const read: Record<string, JsonObject> = {}
  for (const name of Object.keys(views)) read[name] = views[name]?.(room, own) as JsonObject
  return read
}

function readShown(target: Target, views: Views): JsonObject {
  const shown: Record<string, JsonObject> = {}
  for (const name of Object.keys(views)) shown[name] = target.data[name] as JsonObject
  return shown
}

function toOwn(tag: string, { streamSlot, lang }: Readonly<Record<string, unknown>>): Own {
  return {
    tag,
    streamSlot: typeof streamSlot === 'number' && Number.isInteger(streamSlot) ? streamSlot : -1,
    language: readLanguage(typeof lang === 'string' ? lang : ''),
  }
}
