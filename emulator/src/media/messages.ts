/** What the emulator and its media process say to each other over the IPC channel. */

/** Which of the two kinds. */
export interface Kinds {
  audio: boolean
  video: boolean
}

/** A kind of media. */
export type Kind = keyof Kinds

/** Accept a publication: `stream` is the name that legs follow, `gate` what of it may pass. */
export interface PublishRequest {
  id: string
  stream: string
  offer: string
  gate: Kinds
}

/** Open a leg: it plays `stream`, now and after every re-publication. */
export interface PlayRequest {
  id: string
  stream: string
  offer: string
  wanted: Kinds
}

/** What the media process counts. The first three are how many there are now, the others how many there have been. */
export interface MediaStats {
  connections: number
  publications: number
  legs: number
  packetsIn: number
  packetsOut: number
  nacksIn: number
  nacksOut: number
  resent: number
  recovered: number
  plisIn: number
  plisOut: number
}

/** A request that is answered by `reply` or `refuse` with the same `call`. */
export type MediaCall =
  | { type: 'publish'; call: number; request: PublishRequest }
  | { type: 'play'; call: number; request: PlayRequest }
  | { type: 'stats'; call: number }

/** Emulator to media process. */
export type ToWorker =
  | MediaCall
  | { type: 'start'; bindAddress: string | undefined }
  | { type: 'gate'; id: string; gate: Kinds }
  | { type: 'subscribe'; id: string; wanted: Kinds }
  | { type: 'close'; ids: string[] }
  | { type: 'stop' }

/** Media process to emulator. `up` and `gone` are about the connection of a publication or a leg. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'reply'; call: number; answer?: string; stats?: MediaStats }
  | { type: 'refuse'; call: number; message: string }
  | { type: 'up'; id: string }
  | { type: 'gone'; id: string }
