import { APP, ask, post, signIn, start, stopAll } from './server-client'

afterEach(stopAll)

const ROOM = { room: { kind: 'string', id: 'demo' } }
const SESSION_SECRET = 'a session secret of 32 characters or more'

function recorder(): { write(line: string): void; readonly lines: string[]; text(): string } {
  const lines: string[] = []
  return { lines, write: (line) => void lines.push(line), text: () => lines.join('') }
}

it('[SV70] no secret in the log of a whole visit, good and bad', async () => {
  const log = recorder()
  const server = await start({ log, sessionSecret: SESSION_SECRET })
  const { token } = await signIn(server)
  const { body } = await post(server, '/v1/credentials', ROOM, token)
  const secrets = [token, String(body['userSig']), String(body['privateMapKey']), APP.secretKey, SESSION_SECRET]
  await ask(server, `/v1/health?token=${token}&usersig=${String(body['userSig'])}`)
  await ask(server, `/${token}/${String(body['userSig'])}`)
  await post(server, '/v1/credentials', { room: secrets }, `${token}x`)
  await post(server, '/v1/profiles', `{"userIds":["${secrets.join('","')}"`, token)
  expect(log.lines.length).toBeGreaterThan(5)
  for (const secret of secrets) expect(log.text()).not.toContain(secret)
})

it('[SV53] [SV70] the reason of a failure is in the log under its id, with its secrets blanked', async () => {
  const log = recorder()
  const leak: { text: string } = { text: '' }
  const policy = (): number => {
    throw new Error(`query failed: ${leak.text}`)
  }
  const server = await start({ log, policy, sessionSecret: SESSION_SECRET })
  const issuing = await start()
  const { token } = await signIn(server)
  const { body } = await post(issuing, '/v1/credentials', ROOM, (await signIn(issuing)).token)
  const secrets = [token, String(body['userSig']), APP.secretKey, SESSION_SECRET]
  leak.text = secrets.join(' ')
  const answer = await post(server, '/v1/credentials', ROOM, token)
  const line = log.lines.find((each) => each.includes('request failed')) ?? ''
  expect(JSON.parse(line)).toMatchObject({
    reqId: answer.headers.get('x-request-id'),
    err: { message: expect.stringContaining('query failed') as string },
  })
  for (const secret of secrets) expect(log.text()).not.toContain(secret)
})

it('[SV71] one line a request', async () => {
  const log = recorder()
  const server = await start({ log })
  log.lines.length = 0
  await ask(server, '/v1/health?x=1')
  await ask(server, '/some/where')
  await stopAll()
  const requests = log.lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request')
  expect(requests).toMatchObject([
    { method: 'GET', route: '/v1/health', status: 200, ms: expect.any(Number) as number, reqId: expect.any(String) as string },
    { method: 'GET', route: '-', status: 404 },
  ])
})
