/** What the server's tests share: starting one, speaking to it, and ending all of them. */
import { startServer, type RunningServer, type ServerOptions } from '../../server/src/index'
import vectors from '../vectors/signatures.json'

/** The made-up app of the vectors. */
export const APP = { sdkAppId: vectors.sdkAppId, secretKey: vectors.secretKey }

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed body; the tests say what they expect in it. */
  readonly body: Record<string, unknown>
  readonly text: string
}

const running: RunningServer[] = []

/** A development server on a free port, ended after the test by {@link stopAll}. */
export async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ app: APP, dev: true, ...options })
  running.push(server)
  return server
}

/** Ends every server that {@link start} began. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()))
}

/** Sends `body` as JSON; a string goes as it is. */
export function post(server: RunningServer, path: string, body: unknown, token?: string): Promise<Answer> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return ask(server, path, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...authorization } })
}

export async function ask(server: RunningServer, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(server.url + path, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === '' ? {} : JSON.parse(text) }
}

export interface SignedIn {
  readonly token: string
  readonly userId: string
  readonly name: string
  readonly expiresAt: number
}

export async function signIn(server: RunningServer, name = 'Alice', device?: string): Promise<SignedIn> {
  const answer = await post(server, '/v1/sign-in', { provider: 'dev', name, ...(device === undefined ? {} : { device }) })
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.text}`)
  return answer.body as unknown as SignedIn
}

/** The `error` of a refusal. */
export function errorOf(answer: Answer): {
  readonly name: string
  readonly field?: string
  readonly message: string
  readonly remedy: string
} {
  return answer.body['error'] as ReturnType<typeof errorOf>
}

/** A clock that a test sets. */
export function manualClock(startMs: number): { now(): number; advance(ms: number): void } {
  let now = startMs
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
  }
}
