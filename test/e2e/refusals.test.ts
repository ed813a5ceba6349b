import { ERROR_TEXTS } from '../../store/protocol/errors/texts'
import type { TextKey } from '../../store/protocol/errors/types'
import { until } from './support/phone'
import { startStack } from './support/stack'
import type { StackOptions } from './support/stack'

const ENTER = 2
const ALL_BUT_ENTER = 255 & ~ENTER

const cases: readonly (readonly [what: string, server: StackOptions['server'], text: TextKey])[] = [
  ['a UserSig signed with a wrong key', { app: { sdkAppId: 1400000001, secretKey: 'f'.repeat(64) } }, 'signInRefused'],
  ['an expired UserSig', { userSigSeconds: -60 }, 'signInExpired'],
  ['a privateMapKey without the bit to enter', { policy: () => ALL_BUT_ENTER }, 'notAllowed'],
]

test.each(cases)('%s: the phone says so in plain words', async (_, server, text) => {
  const stack = await startStack({ phones: 1, ...(server ? { server } : {}) })
  try {
    const phone = await stack.phone(1)
    await phone.join('lobby', 'Alice')
    await until(`the phone shows "${ERROR_TEXTS.en[text]}"`, async () => (await phone.words()).includes(ERROR_TEXTS.en[text]))
    expect(await stack.control('rooms')).toEqual({ rooms: [] })
  } finally {
    await stack.close()
  }
})

test('a bad room id is refused where it was typed', async () => {
  const stack = await startStack({ phones: 1 })
  try {
    const phone = await stack.phone(1)
    await phone.fillIn('lobby&userid=bob', 'Alice')
    await phone.tapJoin()
    await until('the phone says what is wrong', async () => (await phone.words()).includes('Letters, digits, _ and - only'))
    expect(await phone.path()).toBe('pages/home/home')
  } finally {
    await stack.close()
  }
})

test('a bad room id that a link brings shows the right message in the room', async () => {
  const stack = await startStack({ phones: 1 })
  try {
    const phone = await stack.phone(1)
    await phone.mini.navigateTo('/pages/room/room?room=a%26b&name=Alice')
    await until('the phone says what is wrong', async () => (await phone.words()).includes(ERROR_TEXTS.en.roomIdWrong))
  } finally {
    await stack.close()
  }
})
