import { TrtcError } from '../../../store/core/trtc-error'
import type { HttpReply, HttpRequest, Platform } from '../../../store/platform/platform'
import { createServerBackend } from '../../../store/platform/server-backend'
import type { ServerBackendOptions } from '../../../store/platform/server-backend'

const room = { kind: 'number', id: 42 } as const
const signedIn: HttpReply = { status: 200, body: { token: 't1', userId: 'alice', name: 'Alice', expiresAt: 1, serverTime: 0 } }
const issued: HttpReply = {
  status: 200,
  body: { sdkAppId: 1, userId: 'alice', userSig: 's', privateMapKey: 'k', expiresAt: 1, serverTime: 0 },
}

function backend(answers: readonly (HttpReply | Error)[], options: Partial<ServerBackendOptions> = {}) {
  const asked: HttpRequest[] = []
  const queue = [...answers]
  const platform: Platform = {
    clock: { after: () => () => undefined },
    post: async (request) => {
      asked.push(request)
      const answer = queue.shift() ?? { status: 599, body: {} }
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return {
    asked,
    backend: createServerBackend({ url: 'http://server/', signIn: { provider: 'dev', name: 'Alice' }, ...options }, platform),
  }
}

test('[RM1] signs in once, and asks with the token', async () => {
  const { asked, backend: server } = backend([signedIn, issued, issued])
  await server.credentials({ room })
  await server.credentials({ room })
  expect(asked.map(({ url, token }) => [url, token])).toEqual([
    ['http://server/v1/sign-in', undefined],
    ['http://server/v1/credentials', 't1'],
    ['http://server/v1/credentials', 't1'],
  ])
})

test('[RM1] two calls at once sign in once', async () => {
  const { asked, backend: server } = backend([signedIn, issued, { status: 200, body: { profiles: [] } }])
  await Promise.all([server.credentials({ room }), server.profiles(['bob'])])
  expect(asked.filter(({ url }) => url.endsWith('/v1/sign-in'))).toHaveLength(1)
})

test('[RM5] a token that is no longer good is renewed once', async () => {
  const { asked, backend: server } = backend([signedIn, { status: 401, body: {} }, signedIn, issued])
  await expect(server.credentials({ room })).resolves.toMatchObject({ userSig: 's' })
  expect(asked).toHaveLength(4)
})

test('[RM1] another way to a token can be given', async () => {
  const { asked, backend: server } = backend([issued], { signIn: async () => ({ token: 'mine' }) })
  await server.credentials({ room })
  expect(asked).toMatchObject([{ url: 'http://server/v1/credentials', token: 'mine' }])
})

test.each([
  [400, 'auth/credentials', true],
  [401, 'auth/credentials', true],
  [403, 'auth/credentials', true],
  [429, 'network/server', undefined],
  [500, 'network/server', undefined],
  [503, 'network/server', undefined],
])('[RM6] HTTP %i gives %s, final: %s', async (status, code, final) => {
  const refusal: HttpReply = {
    status,
    body: { error: { name: 'bad-room', field: 'room', message: 'no such kind', remedy: 'say number or string' } },
  }
  const { backend: server } = backend([signedIn, refusal, signedIn, refusal])
  const error = await server.credentials({ room }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TrtcError)
  expect((error as TrtcError).fault).toEqual({
    code,
    message: `HTTP ${status} bad-room: room: no such kind: say number or string`,
    ...(final ? { final } : {}),
  })
})

test('[RM8] no answer is a fault of the network, and the next call signs in afresh', async () => {
  const { asked, backend: server } = backend([new Error('request:fail timeout'), signedIn, issued])
  await expect(server.credentials({ room })).rejects.toMatchObject({ code: 'network/server', retryable: true })
  await server.credentials({ room })
  expect(asked).toHaveLength(3)
})

test('[RM28] more profiles than the server answers at once are asked for in parts', async () => {
  const { asked, backend: server } = backend([
    signedIn,
    { status: 200, body: { profiles: [{ userId: 'u0', name: 'U' }] } },
    { status: 200, body: { profiles: [] } },
  ])
  const profiles = await server.profiles(Array.from({ length: 60 }, (_, i) => `u${i}`))
  expect(profiles).toEqual([{ userId: 'u0', name: 'U', avatarUrl: '' }])
  expect(asked.slice(1).map(({ body }) => (body as { userIds: string[] }).userIds.length)).toEqual([50, 10])
})
