import { observable } from 'mobx-miniprogram'

/** Quality of a connection as native reports it: 0 unknown, 1 best, 5 very bad, 6 unusable. */
export type Quality = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Loudness in steps, since nobody sees more: 0 silent to 4 loud. */
export type Loudness = 0 | 1 | 2 | 3 | 4

const LOUDNESS_STEP = 20

/**
 * What changes many times a second: loudness and network quality, by stream key (`self`, or the `src` of a player).
 * Apart from the room, so that nobody pays who does not look.
 */
export class MeterStore {
  private readonly loudness = observable.map<string, Loudness>({}, { deep: false })
  private readonly quality = observable.map<string, Quality>({}, { deep: false })

  /** How loud a stream is. */
  loudnessOf(key: string): Loudness {
    return this.loudness.get(key) ?? 0
  }

  /** How good the connection of a stream is. */
  qualityOf(key: string): Quality {
    return this.quality.get(key) ?? 0
  }

  /** `volume` 0 to 100, as in `audiovolumenotify`. */
  setVolume(key: string, volume: number): void {
    const level = volume > 0 ? Math.min(4, Math.ceil(volume / LOUDNESS_STEP)) : 0
    put(this.loudness, key, level as Loudness)
  }

  /** `level` as in `netstatus`. */
  setQuality(key: string, level: number): void {
    if (Number.isInteger(level) && level >= 0 && level <= 6) put(this.quality, key, level as Quality)
  }

  /** A stream is gone. */
  forget(key: string): void {
    this.loudness.delete(key)
    this.quality.delete(key)
  }
}

function put<V>(map: Map<string, V>, key: string, value: V): void {
  if (map.get(key) !== value) map.set(key, value)
}
