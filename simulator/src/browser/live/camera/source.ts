/** What every camera and microphone of a phone looks like to the pusher, wherever picture and sound come from. */

export type Facing = 'front' | 'back'

/** An open camera. It lives until the scope it was opened in closes. */
export interface Camera {
  readonly track: MediaStreamTrack
  /** Front becomes back and the other way; rejects when there is no other camera. The track may be another one afterwards. */
  flip(facing: Facing): Promise<MediaStreamTrack>
}

/** An open microphone. */
export interface Microphone {
  readonly track: MediaStreamTrack
  /** 0 to 1. */
  setVolume(volume: number): void
}

/** Picture format that the pusher's attributes ask for. */
export interface PictureFormat {
  readonly width: number
  readonly height: number
  readonly fps: number
}

/** The user, or the browser, said no. Anything else that goes wrong is a plain Error. */
export class PermissionDenied extends Error {
  override readonly name = 'PermissionDenied'
}

/** Turns what `getUserMedia` throws into ours. */
export function fromMediaError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  return error.name === 'NotAllowedError' ? new PermissionDenied(error.message) : error
}
