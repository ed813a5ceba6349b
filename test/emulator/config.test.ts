import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readApps } from '../../emulator/src/config'
import { createLog } from '../../emulator/src/log'
import { startEmulator } from '../../emulator/src'
import { FakeMedia } from './support/fake-media'
import { APP } from './support/signing'
import { openStage } from './support/stage'
import { Tag } from './support/tag'

const KEY = 'e5b39bb1eefb8af3f5832cddb72752a364ee15c152508c7d11bce3fff0582db5'
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trtc-emulator-config-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileWith = (text: string): string => {
  const file = path.join(folder, 'apps.json')
  writeFileSync(file, text)
  return file
}

test('[EM32] applications come from the file, the environment and the command line together', () => {
  const file = fileWith(JSON.stringify({ apps: [{ sdkAppId: 1, secretKey: 'a', requirePrivateMapKey: true }] }))
  expect(readApps({ file, env: '[{"sdkAppId":2,"secretKey":"b"}]', flags: ['3:c'] })).toEqual([
    { sdkAppId: 1, secretKey: 'a', requirePrivateMapKey: true },
    { sdkAppId: 2, secretKey: 'b' },
    { sdkAppId: 3, secretKey: 'c' },
  ])
})

test.each([
  ['nothing', () => ({}), /^No application: give --config <file>/],
  ['a file that is not there', () => ({ file: '/nowhere/apps.json' }), /^Cannot read the config file \/nowhere\/apps\.json\.$/],
  ['a file that is no JSON', () => ({ file: fileWith(KEY) }), /^The config file .*apps\.json is not JSON\.$/],
  ['no applications', () => ({ file: fileWith('{"apps":[]}') }), /^The config file .* is wrong at "\/apps": .*\.$/],
  [
    'an id that is none',
    () => ({ env: `[{"sdkAppId":"${KEY}","secretKey":"${KEY}"}]` }),
    /^TRTC_EMULATOR_APPS is wrong at "\/0\/sdkAppId": .*\.$/,
  ],
  [
    'a word too many',
    () => ({ env: `[{"sdkAppId":1,"secretKey":"${KEY}","extra":1}]` }),
    /^TRTC_EMULATOR_APPS is wrong at "\/0\/extra": .*\.$/,
  ],
  ['a flag without a key', () => ({ flags: ['1400000001'] }), /^--app takes <sdkAppId>:<secretKey>\.$/],
])('[EM32] %s is one sentence that quotes no key', (_what, sources, sentence) => {
  let message = ''
  try {
    readApps(sources())
  } catch (error) {
    message = String((error as Error).message)
  }
  expect(message).toMatch(sentence)
  expect(message).not.toContain(KEY)
})

test('[EM32] two applications of one id are a mistake', async () => {
  await expect(startEmulator({ apps: [APP, APP], media: new FakeMedia() })).rejects.toThrow('Two applications have the same sdkAppId.')
})

test('[EM32] a port in use is one sentence', async () => {
  const { emulator } = await openStage()
  await expect(startEmulator({ apps: [APP], port: emulator.port, media: new FakeMedia() })).rejects.toThrow(
    `Port ${emulator.port} on 127.0.0.1 is in use`,
  )
})

test('[EM32] a media process that is not built is one sentence', async () => {
  await expect(startEmulator({ apps: [APP], workerFile: '/nowhere/worker.js' })).rejects.toThrow(
    'The media process /nowhere/worker.js is missing: build the emulator first.',
  )
})

test('[EM32] the log of entries, good and refused, holds no key, signature or token', async () => {
  const lines: string[] = []
  const log = createLog('trace', { write: (line) => void lines.push(line) })
  const { url } = await openStage({ log })
  const { token } = await Tag.enter(url, { userId: 'alice' })
  const refused = await Tag.open(url)
  refused.sendEnter({ userId: 'alice', userSig: 'eJsecret' })
  await refused.closed
  log.info({ token, secretKey: KEY, request: { headers: { authorization: token }, url: 'room://x?usersig=eJsecret' } }, 'everything')
  expect(lines.length).toBeGreaterThan(1)
  for (const secret of [token, 'eJsecret', KEY]) expect(lines.join('\n')).not.toContain(secret)
})
