/** The emulator's own log. Nothing that signs anything ever reaches it. */
import { pino, type DestinationStream, type Logger } from 'pino'

export type { Logger }

// Whole URLs, frames and headers are never logged; this is the second fence, for the day somebody logs an object that has one.
const SECRET_PATHS = ['url', 'token', 'userSig', 'privateMapKey', 'secretKey', 'headers', 'authorization'].flatMap((key) => [
  key,
  `*.${key}`,
  `*.*.${key}`,
])

/** Where a program's remarks go when its standard output is for its user. */
export const standardError = (): DestinationStream => pino.destination(2)

/** Makes a log that writes JSON lines to `stream`, or to standard output. */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: SECRET_PATHS, censor: '[secret]' } }
  return stream === undefined ? pino(options) : pino(options, stream)
}
