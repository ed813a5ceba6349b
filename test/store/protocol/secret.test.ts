import { format, inspect } from 'node:util'
import { redact, Secret } from '../../../store/protocol/secret'

const TEXT = 'eJw1ybEKwjAUheF3ubOURIJKwElMIX'

test('[PR6] nothing but reveal shows a secret', () => {
  const secret = new Secret(TEXT)
  const holder = { secret, list: [secret] }
  const seen = [
    `${secret}`,
    String(secret),
    JSON.stringify(holder),
    inspect(holder, { depth: 9, showHidden: false }),
    format('%s %o %j', secret, secret, secret),
    JSON.stringify(Object.entries(secret)),
    JSON.stringify({ ...secret }),
  ]
  for (const text of seen) expect(text).not.toContain(TEXT)
  expect(JSON.stringify(holder)).toBe('{"secret":"[redacted]","list":["[redacted]"]}')
  expect(secret.reveal()).toBe(TEXT)
})

test('[PR7] redact blanks the secrets of a push URL in any text', () => {
  const line = `start room://cloud.tencent.com/rtc?userid=a&usersig=${TEXT}&x=1&privatemapkey=${TEXT} failed`
  expect(redact(line)).toBe('start room://cloud.tencent.com/rtc?userid=a&usersig=[redacted]&x=1&privatemapkey=[redacted] failed')
  expect(redact(`{"url":"room://c?USERSIG=${TEXT}"}`)).not.toContain(TEXT)
})
