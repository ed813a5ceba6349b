/** What the live tags need from the phone they are in, and what they tell about themselves. */
import type { NativeTag } from '../native-tag'
import type { PhoneMedia } from './phone-media'
import type { Counts } from './scope'

/** The phone around the tags. */
export interface LiveEnv {
  /** Base URL of the emulator, `http://127.0.0.1:<port>`. */
  readonly emulatorUrl: string
  /** Number of the phone, from 1: chooses the pitch of the drawn camera's sound. */
  readonly phone: number
  /** `#rrggbb`, the phone's colour in the drawn picture. */
  readonly colour: string
  /** Says something to the developer. */
  warn(message: string): void
  /** Whether the user of the phone grants a permission. Absent: granted (a browser still asks for itself). */
  permitted?(scope: 'scope.camera' | 'scope.record'): boolean | Promise<boolean>
}

/** Where a phone's picture and sound come from. */
export type CameraSource =
  | { readonly kind: 'drawn' }
  | { readonly kind: 'webcam' }
  | {
      readonly kind: 'file'
      /** Address of a video file the browser can play. */
      readonly url: string
    }

/** The live tags of one phone. */
export interface Live {
  /** `live-pusher` and `live-player`, to be registered with the host. */
  readonly tags: NativeTag[]
  /** What e2e tests read: the pictures and sounds that arrive. */
  readonly media: PhoneMedia
  /** `wx.createLivePusherContext()`; speaks to the pusher of `owner` if it has one, else to the phone's. */
  createLivePusherContext(owner?: object): object
  /** `wx.createLivePlayerContext(id, owner)`. */
  createLivePlayerContext(id: string, owner?: object): object
  /** Changes where picture and sound come from, also in the middle of a call. */
  setCamera(source: CameraSource): void
  /** The mini-program went to the background (`false`) or came back. */
  pageVisible(visible: boolean): void
  /** Ends everything, whatever page is open. */
  dispose(): void
  /** What is alive now; all zero when no tag is in use. */
  stats(): Counts
}
