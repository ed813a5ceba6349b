/** What the server serves, to whom. */
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSimulator, SimulatorOptionsError, type Simulator } from '../../../simulator/src/node/index'
import { isLoopback } from '../../../simulator/src/node/loopback'
import { PROXY_LIMITS, proxyRequest } from '../../../simulator/src/node/proxy'
import { pageFiles, writeApp, type WrittenApp } from '../support/write-app'

const EMULATOR = 'http://127.0.0.1:9'

let app: WrittenApp
let browserDir: WrittenApp
let simulator: Simulator

beforeAll(async () => {
  app = await writeApp({
    'app.json': JSON.stringify({ pages: ['pages/home'] }),
    ...pageFiles('home', '<view />'),
    'images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  browserDir = await writeApp({ 'index.html': '<p>shell</p>' })
  simulator = await startSimulator({ app: app.dir, emulatorUrl: EMULATOR, browserDir: browserDir.dir })
})
afterAll(async () => {
  await simulator.close()
  await app.remove()
  await browserDir.remove()
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** fetch() chooses some headers itself; this does not. */
const ask = (path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      { port: simulator.port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST', headers, agent: false },
      (incoming) => {
        let text = ''
        incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const PROXY_BODY = JSON.stringify({ url: 'http://example.com/', method: 'GET', header: {}, timeoutMs: 1000 })
const JSON_TYPE = { 'content-type': 'application/json' }

describe('pages and files', () => {
  test('[SM6] every page says what it may talk to', async () => {
    const { headers } = await ask('/')
    expect(headers['content-security-policy']).toMatch(
      /connect-src 'self' data: blob: http:\/\/127\.0\.0\.1:\* http:\/\/localhost:\* ws:\/\/127\.0\.0\.1:\* ws:\/\/localhost:\*;/,
    )
    expect(headers['content-security-policy']).toContain("script-src 'self';")
  })

  test('[SM1] bundle and pictures are served, sources are not', async () => {
    expect((await ask('/app/bundle.js')).body).toMatch(/^__miniProgram\(/)
    expect((await ask('/app/files/images/a.svg')).status).toBe(200)
    expect((await ask('/app/files/pages/home.js')).status).toBe(404)
    expect((await ask('/app/files/..%2f..%2fetc/passwd')).status).toBe(404)
  })
})

describe('who may ask', () => {
  test('[SM7] a foreign host name is refused', async () => {
    expect(await ask('/', { host: 'evil.example' })).toMatchObject({ status: 403 })
    expect(await ask('/', { host: `localhost:${simulator.port}` })).toMatchObject({ status: 200 })
  })

  test('[SM7] pages of other origins are refused, ours is served', async () => {
    const foreign = await ask('/__wx/request', { origin: 'http://127.0.0.1:1', ...JSON_TYPE }, PROXY_BODY)
    expect(foreign).toMatchObject({ status: 403, body: '{"error":"pages of http://127.0.0.1:1 may not use the simulator"}' })
    const own = await ask('/__wx/request', { origin: simulator.url, ...JSON_TYPE }, PROXY_BODY)
    expect(JSON.parse(own.body)).toEqual({
      ok: false,
      message: 'http://example.com/ is not on this machine: the simulator sends no request beyond loopback',
    })
  })

  test('[SM7] open to others means a token, which becomes a cookie', async () => {
    await expect(startSimulator({ app: app.dir, emulatorUrl: EMULATOR, host: '0.0.0.0' })).rejects.toThrow(SimulatorOptionsError)
    const local = simulator
    simulator = await startSimulator({ app: app.dir, emulatorUrl: EMULATOR, browserDir: browserDir.dir, token: 'let-me-in' })
    expect(simulator.url).toBe(`http://127.0.0.1:${simulator.port}/?token=let-me-in`)
    expect((await ask('/')).status).toBe(401)
    expect((await ask('/?token=let-me-out')).status).toBe(401)
    const { headers, status } = await ask('/?token=let-me-in')
    expect([status, headers['set-cookie']]).toEqual([200, ['trtc_simulator=let-me-in; HttpOnly; SameSite=Strict; Path=/']])
    expect((await ask('/', { cookie: 'a=b; trtc_simulator=let-me-in' })).status).toBe(200)
    await simulator.close()
    simulator = local
  })
})

describe('the request proxy', () => {
  let backend: Server
  let origin: string

  beforeAll(async () => {
    backend = createServer((incoming, response) => {
      if (incoming.url === '/large') return response.end(Buffer.alloc(PROXY_LIMITS.bodyBytes + 1))
      if (incoming.url === '/never') return undefined
      if (incoming.url === '/round') return response.writeHead(302, { location: '/round' }).end()
      if (incoming.url === '/post') return response.writeHead(303, { location: '/method' }).end()
      return response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end(incoming.method)
    })
    await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
    origin = `http://localhost:${(backend.address() as AddressInfo).port}`
  })
  afterAll(() => {
    backend.closeAllConnections()
    backend.close()
  })

  const send = (path: string, more: object = {}): ReturnType<typeof proxyRequest> =>
    proxyRequest({ url: origin + path, method: 'POST', header: {}, timeoutMs: 5000, ...more })

  test('[SM5] a redirect after POST becomes GET; cookies come along', async () => {
    expect(await send('/post')).toMatchObject({
      ok: true,
      statusCode: 200,
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('GET').toString('base64'),
    })
  })

  test('[SM5] size, time and redirects have an end', async () => {
    expect(await send('/large')).toEqual({ ok: false, message: `the answer is larger than ${PROXY_LIMITS.bodyBytes} bytes` })
    expect(await send('/never', { timeoutMs: 30 })).toEqual({ ok: false, message: 'timeout' })
    expect(await send('/round')).toMatchObject({ ok: true, statusCode: 302 })
  })

  test('[SM5] only http and https', async () => {
    expect(await proxyRequest({ url: 'file:///etc/passwd', method: 'GET', header: {}, timeoutMs: 1000 })).toEqual({
      ok: false,
      message: 'invalid url "file:///etc/passwd"',
    })
  })

  test.each([
    ['127.0.0.1', true],
    ['127.255.3.4', true],
    ['localhost', true],
    ['[::1]', true],
    ['127.0.0.1.evil.example', false],
    ['localhost.evil.example', false],
    ['128.0.0.1', false],
    ['0.0.0.0', false],
    ['::ffff:10.0.0.1', false],
  ])('[SM5] loopback: %s %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})

test.each([
  [{ app: '/nowhere' }, '/nowhere is not a built mini-program: it has no app.json.'],
  [{ emulatorUrl: 'ftp://x' }, '"ftp://x" is not the http address of an emulator.'],
  [{ phones: 0 }, 'The number of phones must be between 1 and 9.'],
])('[SM9] wrong options are one sentence: %j', async (options, message) => {
  await expect(startSimulator({ app: app.dir, emulatorUrl: EMULATOR, ...options })).rejects.toThrow(new SimulatorOptionsError(message))
})
