/** A browser that keeps sound back until the user touches the page, as every user's browser does. */
import { openStage, type Stage } from './stage'

jest.setTimeout(40_000)

let stage: Stage
beforeAll(async () => void (stage = await openStage([])))
afterAll(() => stage.close())

/** Runs in the page, which nobody has touched: whatever a test calls from outside counts as a touch. */
function meet([emulator, alice, bob]: readonly [string, string, string]): void {
  window.addEventListener('load', () => {
    for (const url of [alice, bob]) window.rig.phone(window.rig.add(emulator)).insert('live-pusher', 'pusher', { url, autopush: true })
    window.rig.phone(0).insert('live-player', 'bob', { src: 'room://cloud.tencent.com/rtc?userid=bob', mode: 'RTC', autoplay: true })
    setInterval(() => {
      if (window.rig.codes(0, 'bob').includes(2004)) console.log('plays')
    }, 50)
  })
}

test('[LT48] the picture plays, a hint asks for a touch, and the touch starts the sound', async () => {
  const page = await stage.browser.newPage()
  const url = (userId: string): string => stage.pushUrl({ userId, room: 1 })
  await page.addInitScript(meet, [stage.emulatorUrl, url('alice'), url('bob')] as const)
  const plays = page.waitForEvent('console', (message) => message.text() === 'plays')
  await page.goto(stage.address)
  await plays
  const hint = page.getByText('Tap to listen')
  await hint.waitFor()
  expect(await page.evaluate(() => window.rig.phone(0).warnings)).toEqual([expect.stringContaining('until the page is touched')])
  expect(await page.evaluate(() => window.rig.media(0).players()[0]?.element.muted)).toBe(true)
  await page.mouse.click(300, 600)
  await hint.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => window.rig.media(0).players()[0]?.element.muted)).toBe(false)
  expect(await page.evaluate(() => window.rig.media(0).players()[0]?.element.paused)).toBe(false)
  expect(await page.evaluate(() => window.rig.media(0).players()[0]?.energyAt(window.rig.media(0).pitchHz(2)))).toBeGreaterThan(200)
})
