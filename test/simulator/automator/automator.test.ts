/** The official client drives a phone in a real browser: what a QA team would do. */
import path from 'node:path'
import automator from 'miniprogram-automator'
import { PNG } from 'pngjs'
import { openRig, type Rig } from '../support/open-phone'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>

jest.setTimeout(60_000)

let rig: Rig
let app: MiniProgram

beforeAll(async () => {
  rig = await openRig({ app: path.join(__dirname, 'fixture'), phones: 1 })
  await rig.openPhone()
  app = await automator.connect({ wsEndpoint: rig.simulator.automatorUrl(1) })
})

afterAll(async () => {
  app?.disconnect()
  await rig?.close()
})

beforeEach(async () => {
  await app.callWxMethod('reLaunch', { url: '/pages/home/index' })
})

async function home(): Promise<Page> {
  const page = await app.currentPage()
  if (!page) throw new Error('no page')
  return page
}

async function find(page: Page, selector: string): Promise<NonNullable<Awaited<ReturnType<Page['$']>>>> {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}

/** What a method of the client that its types do not know answers. */
const ask = (target: object, method: string, ...args: unknown[]): Promise<unknown> =>
  (target as Record<string, (...given: unknown[]) => Promise<unknown>>)[method]?.call(target, ...args) ??
  Promise.reject(new Error(`no ${method}`))

describe('automator', () => {
  test('[AU4] currentPage and pageStack tell path and query', async () => {
    await app.callWxMethod('navigateTo', { url: '/pages/second/index?who=Bob' })
    const page = await home()
    expect([page.path, page.query]).toEqual(['pages/second/index', { who: 'Bob' }])
    expect((await app.pageStack()).map(({ path: at }) => at)).toEqual(['pages/home/index', 'pages/second/index'])
  })

  test('[AU4] navigateTo and reLaunch of the client change the page', async () => {
    expect((await app.navigateTo('/pages/second/index?who=Eve'))?.path).toBe('pages/second/index')
    expect((await app.reLaunch('/pages/home/index'))?.path).toBe('pages/home/index')
    expect(await app.pageStack()).toHaveLength(1)
  })

  test('[AU5] $ and $$ find by id, class, tag and inside an element', async () => {
    const page = await home()
    expect(await (await find(page, '#title')).text()).toBe('Hello Ada')
    const items = (await page.$$('.item')) as { text(): Promise<string> }[]
    expect(await Promise.all(items.map((item) => item.text()))).toEqual(['one', 'two'])
    expect(await page.$('.nothing')).toBeNull()
    expect(await page.$$('.nothing')).toEqual([])
    const counter = await find(page, 'counter')
    expect(await (await counter.$('.count'))?.text()).toBe('2')
  })

  test('[AU5] an element tells attributes, style, size, offset and WXML', async () => {
    const title = await find(await home(), '#title')
    expect(await title.attribute('class')).toContain('title')
    expect(await title.attribute('data-kind')).toBe('big')
    expect(await title.style('color')).toBe('rgb(10, 20, 30)')
    expect(Number((await title.size()).width)).toBeGreaterThan(100)
    expect(await title.offset()).toEqual({ left: expect.any(Number), top: expect.any(Number) })
    expect(await title.outerWxml()).toMatch(/^<view.*Hello Ada.*<\/view>$/)
    expect(await title.wxml()).toBe('Hello Ada')
  })

  test('[AU5] tap reaches the handler', async () => {
    const page = await home()
    await (await find(page, '.go')).tap()
    expect(await page.data('log')).toBe('tapped')
  })

  test('[AU5] longpress reaches the handler', async () => {
    const page = await home()
    await (await find(page, '.go')).longpress()
    expect(await page.data('log')).toBe('held')
  })

  test('[AU5] input types, and value tells what was typed', async () => {
    const page = await home()
    const field = await find(page, 'input')
    await ask(field, 'input', 'Grace')
    expect(await page.data('name')).toBe('Grace')
    expect(await field.value()).toBe('Grace')
    expect(await (await find(page, '#title')).text()).toBe('Hello Grace')
  })

  test('[AU4] data and setData by path', async () => {
    const page = await home()
    await page.setData({ 'list[1].text': 'deux' })
    expect(await page.data('list[1].text')).toBe('deux')
    expect(await page.data()).toMatchObject({ name: 'Ada', list: [{ text: 'one' }, { text: 'deux' }] })
    expect(await (await page.$$('.item'))[1]?.text()).toBe('deux')
  })

  test('[AU4] callMethod answers, also with a promise', async () => {
    const page = await home()
    expect(await page.callMethod('add', 2, 3)).toBe(5)
    expect(await page.callMethod('later', 7)).toEqual({ value: 7 })
    await expect(page.callMethod('nothing')).rejects.toThrow('nothing')
  })

  test('[AU5] a custom component has data, setData and callMethod, and trigger reaches the page', async () => {
    const page = await home()
    const counter = await find(page, '.counter')
    expect(await ask(counter, 'data', 'count')).toBe(2)
    expect(await ask(counter, 'callMethod', 'step', 5)).toBe(7)
    await ask(counter, 'setData', { count: 40 })
    expect(await (await counter.$('.count'))?.text()).toBe('40')
    await counter.trigger('change', { count: 99 })
    expect(await page.data('log')).toBe('count 99')
  })

  test('[AU6] callWxMethod: synchronous, asynchronous and failing', async () => {
    expect(await app.callWxMethod('getSystemInfoSync')).toMatchObject({ windowWidth: 375 })
    await app.callWxMethod('setStorage', { key: 'k', data: { a: 1 } })
    expect(await app.callWxMethod('getStorage', { key: 'k' })).toMatchObject({ data: { a: 1 } })
    await expect(app.callWxMethod('navigateTo', { url: '/pages/none/index' })).rejects.toThrow('navigateTo:fail')
  })

  test('[AU6] mockWxMethod by result and by function, and restoring', async () => {
    await app.mockWxMethod('getStorageSync', 'mocked')
    expect(await app.callWxMethod('getStorageSync', 'k')).toBe('mocked')
    await app.mockWxMethod('getStorageSync', (key: string, extra: string) => `${key}-${extra}`, 'more')
    expect(await app.callWxMethod('getStorageSync', 'k')).toBe('k-more')
    await app.restoreWxMethod('getStorageSync')
    expect(await app.callWxMethod('getStorageSync', 'nokey')).toBe('')
  })

  test('[AU6] evaluate runs a function in the mini-program', async () => {
    expect(await app.evaluate((add: number) => 1 + add, 2)).toBe(3)
    expect(await app.evaluate('() => getApp().globalData.motto')).toBe('steady')
  })

  test('[AU7] screenshot is a PNG of the phone', async () => {
    const png = PNG.sync.read(Buffer.from(String(await app.screenshot()), 'base64'))
    expect(png.width / png.height).toBeCloseTo(375 / 667, 1)
  })

  test('[AU7] the console of the mini-program reaches the client', async () => {
    const heard = new Promise((resolve) => app.on('console', resolve))
    await (await home()).callMethod('speak')
    expect(await heard).toEqual({ type: 'info', args: ['hello from the page'] })
  })

  test('[AU1] an unknown verb is answered with its name', async () => {
    await expect(ask(app, 'getTicket')).rejects.toThrow('Tool.getTicket')
  })

  test('[AU3] what a client mocked is put back when it goes', async () => {
    const other = await automator.connect({ wsEndpoint: rig.simulator.automatorUrl(1) })
    await other.mockWxMethod('getStorageSync', 'mocked')
    expect(await app.callWxMethod('getStorageSync', 'nokey')).toBe('mocked')
    other.disconnect()
    await expect(until(async () => (await app.callWxMethod('getStorageSync', 'nokey')) === '')).resolves.toBeUndefined()
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
