import { OptionError, startServer } from '../../server/src/index'
import { toSettings, type ServerOptions } from '../../server/src/options'
import { APP, ask, start, stopAll } from './server-client'

afterEach(stopAll)

const TOKEN = 'lan-party-2026-11'

describe('[SV2] refuses before a port is opened', () => {
  const key = 'e5b39bb1eefb8af3f5832cddb72752a3'
  it.each<[string, Partial<ServerOptions>]>([
    ['an SDKAppID of 0', { app: { ...APP, sdkAppId: 0 } }],
    ['an SDKAppID that is no number', { app: { ...APP, sdkAppId: Number.NaN } }],
    ['an empty secret key', { app: { ...APP, secretKey: '' } }],
    ['a short secret key', { app: { ...APP, secretKey: key.slice(0, 15) } }],
    ['a secret key with its line end', { app: { ...APP, secretKey: `${key}\n` } }],
    ['a short session secret', { sessionSecret: key.slice(0, 31) }],
    ['half seconds', { userSigSeconds: 0.5 }],
    ['a life of more than 180 days', { privateMapKeySeconds: 180 * 86_400 + 1 }],
    ['a short access token', { accessToken: 'abc' }],
    ['an access token that is no path segment', { accessToken: '0123456789/abcdef' }],
  ])('%s', async (_, wrong) => {
    const options = { app: APP, ...wrong }
    const failure: unknown = await startServer(options).catch((cause: unknown) => cause)
    expect(failure).toBeInstanceOf(OptionError)
    const secrets = [options.app.secretKey, options.sessionSecret].filter((text) => text !== undefined && text !== '')
    for (const secret of secrets) expect(String(failure)).not.toContain(secret)
  })
})

describe('host', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', '127.evil.example'])('[SV1] refuses %s without an access token', (host) => {
    expect(() => toSettings({ app: APP, host })).toThrow(OptionError)
  })

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('[SV1] takes %s', (host) => {
    expect(toSettings({ app: APP, host }).host).toBe(host)
  })

  it('[SV1] is 127.0.0.1 by default', async () => {
    const server = await start()
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
  })

  it('[SV3] an address without the access token leads nowhere', async () => {
    const server = await start({ host: '0.0.0.0', accessToken: TOKEN })
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/${TOKEN}`)
    expect((await ask(server, '/v1/health')).status).toBe(200)
    const bare = { ...server, url: `http://127.0.0.1:${server.port}` }
    expect((await ask(bare, '/v1/health')).status).toBe(404)
    expect((await ask(bare, '/another-token-0123/v1/health')).status).toBe(404)
  })
})

it('[SV4] close frees the port, twice does no harm', async () => {
  const server = await start()
  await server.close()
  await server.close()
  const again = await start({ port: server.port })
  expect(again.port).toBe(server.port)
})

it('[SV82] a port that is taken is the caller’s to explain', async () => {
  const server = await start()
  await expect(startServer({ app: APP, port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
