/** setData as on a phone, in Chromium: what is copied, refused, and when it shows. */
import type { Page } from 'playwright-core'
import { openRig, type Rig } from './support/open-phone'

jest.setTimeout(60_000)

type Instance = { setData(data: object, then?: () => void): void; data: Record<string, unknown> }

describe('strict', () => {
  let rig: Rig
  let page: Page

  beforeAll(async () => {
    rig = await openRig()
    page = await rig.openPhone()
  })
  afterAll(() => rig.close())

  test('[SM15] data is there at once, the screen follows in the next frame', async () => {
    const seen = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const page = window.__phone?.stack()[0]?.page.caller as unknown as Instance
          const shown = (): string => document.querySelector('.foot')?.textContent ?? ''
          page.setData({ name: 'Later' }, () => resolve([...seen, shown()]))
          const seen = [page.data.name, shown()]
        }),
    )
    expect(seen).toEqual(['Later', 'foot World', 'foot Later'])
  })

  test('[SM14] an object that was set is a copy', async () => {
    const kept = await page.evaluate(() => {
      const page = window.__phone?.stack()[0]?.page.caller as unknown as Instance
      const person = { who: 'Ann', since: new Date(0) }
      page.setData({ person })
      person.who = 'Bob'
      return page.data.person
    })
    expect(kept).toEqual({ who: 'Ann', since: '1970-01-01T00:00:00.000Z' })
  })

  test('[SM14] undefined is refused, with its path, on the screen', async () => {
    const count = await page.evaluate(() => {
      const page = window.__phone?.stack()[0]?.page.caller as unknown as Instance
      page.setData({ 'person.who': undefined, count: 7 })
      return page.data.count
    })
    expect(count).toBe(7)
    await page
      .locator('.sim-errors')
      .getByText('pages/home/index: setData: "person.who" is undefined, which WeChat refuses; use null')
      .first()
      .waitFor()
  })
})

test('[SM14] not strict: the screen follows at once', async () => {
  const rig = await openRig({ strict: false })
  const page = await rig.openPhone()
  const shown = await page.evaluate(() => {
    const page = window.__phone?.stack()[0]?.page.caller as unknown as Instance
    page.setData({ name: 'Now', typed: undefined })
    return [document.querySelector('.foot')?.textContent, window.__phone?.errors().length]
  })
  expect(shown).toEqual(['foot Now', 0])
  await rig.close()
})
