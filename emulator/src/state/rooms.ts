/** Rooms by application and name. */
import type { RoomName, SceneClass } from '../push-url'
import type { Session } from './users'

/** A room. Users are in the order in which they came. */
export interface Room {
  readonly key: string
  readonly sdkAppId: number
  readonly name: RoomName
  readonly sceneClass: SceneClass
  readonly users: Map<string, Session>
  /** Set while the room is empty and waits for its end. */
  cancelEnd: (() => void) | undefined
}

/** Text form of a room's name, as in `GET /control/events?room=number:123`. */
export const roomText = (name: RoomName): string => `${name.kind}:${name.id}`

/** All rooms. */
export class Rooms {
  readonly #rooms = new Map<string, Room>()

  /** How many there are. */
  get size(): number {
    return this.#rooms.size
  }

  /** Every room. */
  all(): Room[] {
    return [...this.#rooms.values()]
  }

  /** The room of that name, if it is there. */
  find(sdkAppId: number, name: RoomName): Room | undefined {
    return this.#rooms.get(keyOf(sdkAppId, name))
  }

  /** Rooms of that name in every application. */
  named(name: RoomName): Room[] {
    return this.all().filter((room) => roomText(room.name) === roomText(name))
  }

  /** Makes a room. */
  create(sdkAppId: number, name: RoomName, sceneClass: SceneClass): Room {
    const room: Room = { key: keyOf(sdkAppId, name), sdkAppId, name, sceneClass, users: new Map(), cancelEnd: undefined }
    this.#rooms.set(room.key, room)
    return room
  }

  /** Forgets a room. */
  delete(room: Room): void {
    room.cancelEnd?.()
    this.#rooms.delete(room.key)
  }
}

const keyOf = (sdkAppId: number, name: RoomName): string => `${sdkAppId}/${roomText(name)}`
