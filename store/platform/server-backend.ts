import { TrtcError } from '../core/trtc-error'
import type { Profile } from '../core/profile'
import type {
  CredentialsReply,
  CredentialsRequest as Wire,
  ErrorReply,
  ProfilesReply,
  ProfilesRequest,
  SignInReply,
  SignInRequest,
} from '../protocol/server-api'
import { redact } from '../protocol/secret'
import type { CredentialsSource } from './credentials'
import { wxPlatform } from './platform'
import type { HttpReply, Platform } from './platform'

/** Signs in by itself and gives the bearer token. */
export type SignIn = () => Promise<{ readonly token: string }>

/** Where the app server is, and how to sign in to it. */
export interface ServerBackendOptions {
  /** Address of the app server, such as `https://your.server`. */
  readonly url: string
  /** What to sign in with, or your own way to a token. */
  readonly signIn: SignInRequest | SignIn
}

/** The app server, in the form that `createRoom` takes. */
export interface ServerBackend {
  /** UserSig and privateMapKey for whoever is signed in. */
  readonly credentials: CredentialsSource
  /** Names for user ids, asked for 50 at a time. */
  readonly profiles: (userIds: readonly string[]) => Promise<readonly Profile[]>
}

/** The server answers at most so many profiles at once. */
const MAX_PROFILES = 50

/**
 * Talks to the app server of this project. Signs in on the first call, and once more when the token is no longer good.
 * Its calls reject with `TrtcError`: `auth/sign-in` or `auth/credentials` when the server refuses, `network/server` when it cannot be reached or has trouble.
 */
export function createServerBackend(
  options: ServerBackendOptions,
  /** @internal The phone. */ platform: Platform = wxPlatform,
): ServerBackend {
  const call = createCaller(options, platform)
  return {
    credentials: async ({ room }) => {
      const body: Wire = { room }
      return (await call('/v1/credentials', body)) as CredentialsReply
    },
    profiles: async (userIds) => {
      const found: Profile[] = []
      for (let from = 0; from < userIds.length; from += MAX_PROFILES) {
        const body: ProfilesRequest = { userIds: userIds.slice(from, from + MAX_PROFILES) }
        const { profiles } = (await call('/v1/profiles', body)) as ProfilesReply
        found.push(...profiles.map(({ userId, name }) => ({ userId, name, avatarUrl: '' })))
      }
      return found
    },
  }
}

function createCaller({ url, signIn }: ServerBackendOptions, platform: Platform) {
  const base = url.replace(/\/+$/, '')
  const post = (path: string, body: object, token?: string) => send(platform, { url: base + path, body, ...(token ? { token } : {}) })
  let pending: Promise<string> | undefined

  const signInOnce = async (): Promise<string> => {
    if (typeof signIn === 'function') return (await signIn()).token
    return (accept(await post('/v1/sign-in', signIn), 'auth/sign-in') as SignInReply).token
  }
  const token = (): Promise<string> => {
    pending ??= signInOnce().catch((error: unknown) => {
      pending = undefined
      throw error
    })
    return pending
  }
  return async (path: string, body: object): Promise<unknown> => {
    const first = await post(path, body, await token())
    if (first.status !== 401) return accept(first, 'auth/credentials')
    pending = undefined
    return accept(await post(path, body, await token()), 'auth/credentials')
  }
}

async function send(platform: Platform, request: Parameters<Platform['post']>[0]): Promise<HttpReply> {
  try {
    return await platform.post(request)
  } catch (error) {
    throw new TrtcError({ code: 'network/server', message: error instanceof Error ? redact(error.message) : '' })
  }
}

/** A refusal says what is wrong and is final; trouble inside the server may pass. */
function accept({ status, body }: HttpReply, code: string): unknown {
  if (status >= 200 && status < 300 && typeof body === 'object' && body !== null) return body
  const isTrouble = status >= 500 || status === 429 || status < 400
  const message = `HTTP ${status} ${toMessage(body)}`.trim()
  throw new TrtcError(isTrouble ? { code: 'network/server', message } : { code, message, final: true })
}

function toMessage(body: unknown): string {
  const error = (body as Partial<ErrorReply> | null | undefined)?.error
  if (typeof error?.message !== 'string') return ''
  return redact([error.name, error.field, error.message, error.remedy].filter(Boolean).join(': '))
}
