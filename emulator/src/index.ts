/** The emulator as a library: `startEmulator` and what it needs and gives. */
export { startEmulator, type Emulator, type EmulatorOptions } from './emulator'
export type { AppConfig } from './state/apps'
export type { Clock } from './clock'
export type { RoomLimits } from './limits'
export { createLog } from './log'
export type { MediaListener, MediaHealth, MediaPlane } from './media/plane'
export type { Kinds, MediaStats, PlayRequest, PublishRequest } from './media/messages'
