/** The page with the phones, and news of a new build, in Chromium. */
import type { Frame, Page } from 'playwright-core'
import { appLog, openRig, phoneReady, texts, type Rig } from './support/open-phone'
import { pageFiles, writeApp, type WrittenApp } from './support/write-app'

jest.setTimeout(60_000)

let app: WrittenApp
let rig: Rig
let page: Page
let open: readonly number[] = []

const HOME =
  'App({ globalData: { log: [] }, onShow() { this.globalData.log.push("show") }, onHide() { this.globalData.log.push("hide") } })'

beforeAll(async () => {
  app = await writeApp({
    'app.json': JSON.stringify({
      pages: ['pages/home'],
      darkmode: true,
      window: { navigationBarTitleText: 'Two phones', navigationBarBackgroundColor: '@bar' },
      themeLocation: 'theme.json',
    }),
    'theme.json': JSON.stringify({ light: { bar: '#ffffff' }, dark: { bar: '#101010' } }),
    'app.js': HOME,
    'app.wxss': '.text { color: rgb(1, 1, 1) } @media (prefers-color-scheme: dark) { .text { color: rgb(250, 250, 250) } }',
    ...pageFiles('home', '<view class="text">first</view>'),
  })
  rig = await openRig({ app: app.dir, watch: true, onPhones: (phones) => (open = phones) })
  page = await rig.browser.context.newPage()
  await page.setViewportSize({ width: 1280, height: 900 })
})
afterAll(async () => {
  await rig.close()
  await app.remove()
})
beforeEach(async () => {
  await page.goto(rig.simulator.url)
  await phoneReady(await frameOf(1))
  await phoneReady(await frameOf(2))
})

async function frameOf(phone: number): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe[title="Phone ${phone}"]`)).contentFrame()
  if (!frame) throw new Error(`phone ${phone} has no page`)
  return frame
}

test('[SM16] two phones stand side by side and know nothing of each other', async () => {
  expect(await page.title()).toBe('Two phones · Simulator')
  const [one, two] = [await frameOf(1), await frameOf(2)]
  await one.evaluate(() => (window.__phone?.wx.setStorageSync as (k: string, v: unknown) => void)('k', 1))
  expect(await two.evaluate(() => (window.__phone?.wx.getStorageSync as (k: string) => unknown)('k'))).toBe('')
  expect(await two.evaluate(() => window.__phone?.phone)).toBe(2)
})

test('[SM28] phones come and go, and whoever started the simulator hears of it', async () => {
  await page.getByRole('button', { name: 'Add phone' }).click()
  await phoneReady(await frameOf(3))
  expect(open).toEqual([1, 2, 3])
  await page.getByLabel('More for Phone 2').click()
  await page.getByRole('button', { name: 'Remove this phone' }).click()
  await expectPhones([1, 3])
  await page.getByRole('button', { name: 'Add phone' }).click()
  await phoneReady(await frameOf(2))
  expect(open).toEqual([1, 2, 3])
})

/** The server hears of a closed page a moment later. */
async function expectPhones(phones: readonly number[]): Promise<void> {
  while (open.join() !== phones.join()) await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(rig.simulator.phones()).toEqual(phones)
}

test('[SM28] size and theme go to every phone', async () => {
  const one = await frameOf(1)
  await page.getByText('Large').click()
  expect(await one.evaluate(() => [innerWidth, innerHeight])).toEqual([430, 932])
  await page.getByText('Small').click()
  expect(await one.evaluate(() => [innerWidth, innerHeight])).toEqual([375, 667])
})

test('[SM27] the theme is the phone’s own: style sheets, bar and wx follow it', async () => {
  const one = await frameOf(1)
  const look = (): Promise<unknown> =>
    one.evaluate(() => [
      getComputedStyle(document.querySelector('.text') as Element).color,
      getComputedStyle(document.querySelector('.sim-nav') as Element).backgroundColor,
      (window.__phone?.wx.getAppBaseInfo as () => { theme: string })().theme,
    ])
  await one.evaluate(() => window.__phone?.setTheme('light'))
  expect(await look()).toEqual(['rgb(1, 1, 1)', 'rgb(255, 255, 255)', 'light'])
  await one.evaluate(() => window.__phone?.setTheme('dark'))
  expect(await look()).toEqual(['rgb(250, 250, 250)', 'rgb(16, 16, 16)', 'dark'])
})

test('[SM28] the menu of a phone sends it to the background, also after a reload', async () => {
  await page.getByLabel('More for Phone 1').click()
  await page.getByLabel('In the background').first().check()
  expect(await appLog(await frameOf(1))).toEqual(['show', 'hide'])
  await page.getByLabel('Reload Phone 1').click()
  const one = await frameOf(1)
  await phoneReady(one)
  await one.waitForFunction(() => (window.__phone?.app.get() as { globalData: { log: string[] } }).globalData.log.length === 2)
  expect(await appLog(one)).toEqual(['show', 'hide'])
})

test('[SM28] the log of a phone counts what was not seen', async () => {
  const one = await frameOf(1)
  await one.evaluate(() => console.warn('look here'))
  expect(await page.locator('.badge').first().innerText()).toBe('1')
  await page.getByLabel('Log of Phone 1').click()
  await page.locator('.log').getByText('look here').waitFor()
  expect(await page.locator('.badge').first().isVisible()).toBe(false)
})

test('[SM8] a new build reloads the phones within a second', async () => {
  const [one, two] = [await frameOf(1), await frameOf(2)]
  const began = Date.now()
  await app.write(pageFiles('home', '<view class="text">second</view>'))
  await Promise.all([one, two].map((frame) => frame.getByText('second').waitFor()))
  expect(Date.now() - began).toBeLessThan(1000)
  expect(await texts(two, '.text')).toEqual(['second'])
})
