import { errorOf, post, signIn, start, stopAll } from './server-client'

afterEach(stopAll)

it('[SV10] is off unless switched on', async () => {
  const server = await start({ dev: false })
  const answer = await post(server, '/v1/sign-in', { provider: 'dev', name: 'Alice' })
  expect(answer.status).toBe(403)
  expect(errorOf(answer)).toMatchObject({ name: 'dev-sign-in-off', remedy: expect.stringContaining('--dev') as string })
})

it('[SV11] two phones with one name are two users of that name', async () => {
  const server = await start()
  const one = await signIn(server, '王芳', 'phone-1')
  const other = await signIn(server, '王芳', 'phone-2')
  expect([one.name, other.name]).toEqual(['王芳', '王芳'])
  expect(one.userId).not.toBe(other.userId)
})

it('[SV11] the same phone is the same user after a restart', async () => {
  const [before, after] = [await start(), await start()]
  expect((await signIn(after, 'Alice', 'phone-1')).userId).toBe((await signIn(before, 'Alice', 'phone-1')).userId)
})

it('[SV13] answers the cleaned name', async () => {
  const server = await start()
  expect((await signIn(server, '  Ali\u202Ece\u0000  ')).name).toBe('Alice')
})

it.each([
  ['empty', ''],
  ['blank', '   '],
  ['of controls', '\u0000\u202E'],
  ['of 33 characters', '芳'.repeat(33)],
  ['of 10 kB', 'a'.repeat(10_000)],
])('[SV14] a name %s is refused', async (_, name) => {
  const server = await start()
  const answer = await post(server, '/v1/sign-in', { provider: 'dev', name })
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatchObject({ name: 'bad-field', field: 'name' })
})

it.each([
  ['no provider', { name: 'A' }, 'provider'],
  ['another provider', { provider: 'wechat', name: 'A' }, 'provider'],
  ['no name', { provider: 'dev' }, 'name'],
  ['a name that is no text', { provider: 'dev', name: 7 }, 'name'],
  ['a device outside the grammar', { provider: 'dev', name: 'A', device: 'a b' }, 'device'],
  ['an empty device', { provider: 'dev', name: 'A', device: '' }, 'device'],
  ['a device that is too long', { provider: 'dev', name: 'A', device: 'd'.repeat(65) }, 'device'],
  ['a field that is not known', { provider: 'dev', name: 'A', role: 'host' }, 'role'],
  ['a list', [], 'body'],
  ['null', null, 'body'],
])('[SV51] %s is refused by its name', async (_, body, field) => {
  const server = await start()
  const answer = await post(server, '/v1/sign-in', body)
  expect(answer.status).toBe(400)
  expect(errorOf(answer)).toMatchObject({ name: 'bad-field', field })
})

describe('[SV15] the name by which it is called', () => {
  // fetch does not let a test choose the Host header.
  const askAs = async (host: string, dev: boolean): Promise<number> => {
    const server = await start({ dev })
    const { request } = await import('node:http')
    return new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: server.port, path: '/v1/health', headers: { host } }, (reply) => {
        reply.resume()
        resolve(reply.statusCode ?? 0)
      })
      call.on('error', reject).end()
    })
  }

  it.each(['localhost:7300', '127.0.0.1', '[::1]:7300'])('%s is answered', async (host) => {
    expect(await askAs(host, true)).toBe(200)
  })

  it('a stranger’s domain is refused while anybody may sign in', async () => {
    expect(await askAs('rebound.example', true)).toBe(403)
  })

  it('any domain is answered when sign-in is not open', async () => {
    expect(await askAs('api.example.com', false)).toBe(200)
  })
})
