/** What a server is started with, and the check that refuses what cannot work before a port is opened. */
import { randomBytes } from 'node:crypto'
import { isSdkAppId } from '../../store/protocol/ids'
import { Secret } from '../../store/protocol/secret'
import { ALL_BITS, type PermissionPolicy } from './policy'

/** The TRTC application that credentials are issued for. */
export interface AppIdentity {
  readonly sdkAppId: number
  /** The app's secret key as the TRTC console shows it: 64 hex digits today, any text of 16 characters or more is taken. */
  readonly secretKey: string
}

/** How many requests are taken in a minute before 429. */
export interface RateLimits {
  /** All requests of one address. Default 1200. */
  readonly perAddress?: number
  /** Sign-ins of one address. Default 240: a whole office may stand behind one address. */
  readonly signInsPerAddress?: number
  /** Calls of one signed-in user. Default 120. */
  readonly perUser?: number
}

/** Options of {@link startServer}. Only `app` is needed. */
export interface ServerOptions {
  readonly app: AppIdentity
  /** Address to listen on. Default `127.0.0.1`; any other than a loopback one needs `accessToken`. */
  readonly host?: string
  /** Port to listen on; 0 (the default) takes a free one. */
  readonly port?: number
  /** Lets anybody sign in under any name. For development only. Default false. */
  readonly dev?: boolean
  /** First path segment that every address then begins with, so that strangers on the network get nothing. 16 or more of `A-Z a-z 0-9 _ -`. */
  readonly accessToken?: string
  /** Default: the machine's clock. */
  readonly clock?: Clock
  /** Life of a UserSig in seconds, default 7200; negative gives one that has already ended, for tests. */
  readonly userSigSeconds?: number
  /** Life of a privateMapKey in seconds, default 300 as TRTC advises; negative as above. */
  readonly privateMapKeySeconds?: number
  /** Life of a session token in seconds. Default 43200 (12 hours). */
  readonly sessionSeconds?: number
  /** Key of the session tokens, 32 characters or more. Default: random, so that a restart signs everybody out. */
  readonly sessionSecret?: string
  /** Permission bits of a user in a room. Default: all (255). */
  readonly policy?: PermissionPolicy
  readonly limits?: RateLimits
  /** Addresses of reverse proxies whose `x-forwarded-for` is believed, e.g. `'loopback'`. Default: none. */
  readonly trustProxy?: string
  /** Where log lines (JSON, one a line) go. Default: nowhere. */
  readonly log?: LogSink
}

/** Tells the time in Unix milliseconds. */
export interface Clock {
  now(): number
}

/** Takes one log line at a time; `process.stdout` is one. */
export interface LogSink {
  write(line: string): unknown
}

/** Options with every default filled in and the secrets wrapped. */
export interface Settings {
  readonly sdkAppId: number
  readonly secretKey: Secret
  readonly sessionSecret: Secret
  readonly host: string
  readonly port: number
  readonly dev: boolean
  readonly prefix: string
  readonly clock: Clock
  readonly userSigSeconds: number
  readonly privateMapKeySeconds: number
  readonly sessionSeconds: number
  readonly policy: PermissionPolicy
  readonly limits: Required<RateLimits>
  readonly trustProxy: string | undefined
  readonly log: LogSink | undefined
}

/** An option that cannot work. The message is one sentence and never repeats a secret. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const MIN_KEY_CHARACTERS = 16
const MIN_SESSION_SECRET_CHARACTERS = 32
const MAX_LIFE_SECONDS = 180 * 24 * 3600
const LIMITS: Required<RateLimits> = { perAddress: 1200, signInsPerAddress: 240, perUser: 120 }

/** Fills in the defaults. Throws {@link OptionError} for what cannot work. */
export function toSettings(options: ServerOptions): Settings {
  const host = options.host ?? '127.0.0.1'
  const prefix = toPrefix(options.accessToken)
  if (prefix === '' && !isLoopback(host)) {
    throw new OptionError(
      `Listening on ${host} would open the server to the network: give an access token too (--token), or listen on 127.0.0.1.`,
    )
  }
  return {
    sdkAppId: toSdkAppId(options.app.sdkAppId),
    secretKey: toSecretKey(options.app.secretKey),
    sessionSecret: toSessionSecret(options.sessionSecret),
    host,
    port: options.port ?? 0,
    dev: options.dev ?? false,
    prefix,
    clock: options.clock ?? { now: () => Date.now() },
    userSigSeconds: toSeconds('userSigSeconds', options.userSigSeconds ?? 7200),
    privateMapKeySeconds: toSeconds('privateMapKeySeconds', options.privateMapKeySeconds ?? 300),
    sessionSeconds: toSeconds('sessionSeconds', options.sessionSeconds ?? 43_200),
    policy: options.policy ?? (() => ALL_BITS),
    limits: { ...LIMITS, ...options.limits },
    trustProxy: options.trustProxy,
    log: options.log,
  }
}

/** Is `host` an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function toPrefix(token: string | undefined): string {
  if (token === undefined) return ''
  if (!/^[A-Za-z0-9_-]{16,128}$/.test(token)) throw new OptionError('The access token must be 16 to 128 letters, digits, "_" or "-".')
  return `/${token}`
}

function toSdkAppId(value: unknown): number {
  if (!isSdkAppId(value)) throw new OptionError('sdkAppId must be a whole number from 1 to 4294967295, as the TRTC console shows it.')
  return value
}

function toSecretKey(value: unknown): Secret {
  // No white space: a key pasted with its line end would sign credentials that TRTC refuses for no visible reason.
  if (typeof value !== 'string' || value.length < MIN_KEY_CHARACTERS || /[^\x21-\x7e]/.test(value)) {
    throw new OptionError('secretKey must be the secret key of the app, 16 or more printable characters without spaces.')
  }
  return new Secret(value)
}

function toSessionSecret(value: string | undefined): Secret {
  if (value === undefined) return new Secret(randomBytes(32).toString('base64url'))
  if (value.length < MIN_SESSION_SECRET_CHARACTERS) throw new OptionError('sessionSecret must have 32 characters or more.')
  return new Secret(value)
}

function toSeconds(name: string, value: number): number {
  if (!Number.isInteger(value) || Math.abs(value) > MAX_LIFE_SECONDS) {
    throw new OptionError(`${name} must be a whole number of seconds, at most 180 days.`)
  }
  return value
}
