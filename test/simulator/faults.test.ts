/** A mini-program with faults, in Chromium: every one is to be seen, with its file. */
import { openRig, type Rig } from './support/open-phone'
import { pageFiles, writeApp, type WrittenApp } from './support/write-app'

jest.setTimeout(60_000)

let app: WrittenApp
let rig: Rig

beforeAll(async () => {
  app = await writeApp({
    'app.json': JSON.stringify({ pages: ['pages/home'] }),
    'app.js': 'App({ onError(text) { this.told = text } })',
    ...pageFiles(
      'home',
      '<view bind:tap="onTap">tap me</view><bad id="bad" /><map /><absent-thing>odd</absent-thing><view></vie>',
      "\n\nPage({\n  onTap() {\n    throw new Error('at the tap')\n  },\n})",
    ),
    'pages/home.json': JSON.stringify({ usingComponents: { bad: '/components/bad', gone: './gone' } }),
    'components/bad.json': '{"component":true}',
    'components/bad.wxml': '<view>bad</view>',
    'components/bad.js': "const x = require('./missing')\nComponent({})",
  })
  rig = await openRig({ app: app.dir })
})
afterAll(async () => {
  await rig.close()
  await app.remove()
})

test('[SM1] the compiler says where, in the terminal and on the phone', async () => {
  expect(rig.remarks).toEqual([
    'js warning components/bad.js cannot resolve require("./missing")',
    'config error pages/home.json usingComponents: "gone": ./gone is not a component of this mini-program',
    expect.stringMatching(/^wxml warning pages\/home\.wxml:1:\d+ missing end tag$/) as string,
    expect.stringMatching(/^wxml warning pages\/home\.wxml:1:\d+ invalid end tag$/) as string,
  ])
  const page = await rig.openPhone()
  const errors = await page.locator('.sim-errors li').allInnerTexts()
  expect(errors[0]).toContain('./gone is not a component of this mini-program')
  await page.close()
})

test('[SM17] a component whose script fails is named, and the page still shows', async () => {
  const page = await rig.openPhone()
  await page.getByText('tap me').waitFor()
  expect(await page.evaluate(() => window.__phone?.errors())).toContainEqual(
    expect.objectContaining({ where: 'components/bad.js', message: 'components/bad.js: cannot require "./missing"' }),
  )
  await page.close()
})

test('[SM17] an error in a handler shows with the file and line of the mini-program', async () => {
  const page = await rig.openPhone()
  await page.getByText('tap me').click()
  await page.locator('.sim-errors li').filter({ hasText: 'at the tap' }).waitFor()
  const error = await page.evaluate(() => window.__phone?.errors().at(-1))
  expect(error).toMatchObject({ message: 'at the tap' })
  expect(error?.stack).toContain('pages/home.js:')
  expect(await page.evaluate(() => (window.__phone?.app.get() as { told?: string }).told)).toContain('at the tap')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  expect(await page.locator('.sim-errors').isVisible()).toBe(false)
  await page.close()
})

test('[SM18] a tag that is not simulated is a plain block and one warning', async () => {
  const page = await rig.openPhone()
  const logs = await page.evaluate(() => window.__phone?.logs().map(({ text }) => text))
  expect(logs).toContain('<map> is not simulated: it is shown as a plain block')
  expect(logs).toContain('<absent-thing> is neither a built-in tag nor in usingComponents: it is shown as a plain block')
  await page.close()
})
