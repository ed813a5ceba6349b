/** Log lines: who asked what and how it ended, never with what key. */
import type { FastifyServerOptions } from 'fastify'
import { REDACTED, redact, type Secret } from '../../store/protocol/secret'
import type { LogSink } from './options'

const SECRET_FIELDS = ['token', 'userSig', 'privateMapKey', 'secretKey', 'authorization', 'body']
// A session token is a JWT; UserSig and privateMapKey are deflated JSON in base64, which always begins with "eJ" and is long.
const SIGNATURE_TEXT = /eyJ[\w-]+\.[\w-]+\.[\w-]*|\beJ[A-Za-z0-9*_-]{40,}/g

/** Makes Fastify's logger: JSON lines into `sink`, none without one. `secrets` are blanked wherever they stand. */
export function toLogger(sink: LogSink | undefined, secrets: readonly Secret[]): NonNullable<FastifyServerOptions['logger']> {
  if (sink === undefined) return false
  return {
    level: 'info',
    base: null,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: REDACTED },
    // Fields are blanked by name above. Text of foreign errors has no fields, so every finished line is combed too.
    stream: { write: (line: string) => void sink.write(comb(line, secrets)) },
  }
}

function comb(line: string, secrets: readonly Secret[]): string {
  const known = secrets.reduce((text, secret) => text.replaceAll(secret.reveal(), REDACTED), line)
  return redact(known).replace(SIGNATURE_TEXT, REDACTED)
}
