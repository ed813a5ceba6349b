/** A mini-program on a phone, in Chromium: life, events, templates, styles. */
import type { Page } from 'playwright-core'
import { appLog, openRig, texts, type Rig } from './support/open-phone'

jest.setTimeout(60_000)

let rig: Rig
let page: Page

beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())
beforeEach(async () => {
  page = await rig.openPhone()
})
afterEach(() => page.close())

/** DOM element of the top page that `selector` (in the mini-program's own terms) means. */
const locate = (selector: string): ReturnType<Page['locator']> =>
  page.locator(selector.replace(/#([\w-]+)/g, '[exparser\\:info-attr-id="$1"]'))

const colourOf = (selector: string, at = 0): Promise<string> =>
  page.evaluate(
    ([wanted, index]) => {
      const phone = window.__phone
      const top = phone?.stack().at(-1)
      const found = phone && top ? phone.inspect.queryAll(top.page.caller, wanted as string)[index as number] : undefined
      return found ? (phone?.inspect.style(found, 'color') ?? '') : 'nothing found'
    },
    [selector, at] as const,
  )

const tap = (selector: string): Promise<void> => locate(selector).click()

describe('life', () => {
  test('[SM10] app, components and page start in the order of WeChat', async () => {
    expect(await appLog(page)).toEqual([
      'app launch',
      'app show',
      'card created',
      'components/card/index attached',
      'pages/home/index load {}',
      'pages/home/index tiny from npm',
      'components/card/index page show',
      'pages/home/index show',
      'components/card/index ready',
      'pages/home/index ready',
    ])
  })

  test('[SM10] the background hides page, then app; the front shows app, then page', async () => {
    const before = (await appLog(page)).length
    await page.evaluate(() => window.__phone?.setVisible(false))
    await page.evaluate(() => window.__phone?.setVisible(true))
    expect((await appLog(page)).slice(before)).toEqual([
      'components/card/index page hide',
      'pages/home/index hide',
      'app hide',
      'app show',
      'components/card/index page show',
      'pages/home/index show',
    ])
  })

  test('[SM11] a navigator opens a page with its query, navigateBack returns', async () => {
    await tap('#link')
    await page.locator('page').filter({ hasText: 'second home' }).waitFor()
    expect(await page.evaluate(() => window.__phone?.stack().map(({ path }) => path))).toEqual(['pages/home/index', 'pages/second/index'])
    await page.locator('.sim-page:visible .sim-nav-back').click()
    await page.waitForFunction(() => window.__phone?.stack().length === 1)
    expect((await appLog(page)).slice(-4)).toEqual([
      'second load',
      'second unload',
      'components/card/index page show',
      'pages/home/index show',
    ])
  })

  test('[SM11] a page that does not exist is refused, and the stack stays', async () => {
    const error = await page.evaluate(() =>
      (window.__phone?.wx.navigateTo as (o: object) => Promise<unknown>)({ url: '/pages/none' }).catch((e: unknown) => e),
    )
    expect(error).toEqual({ errMsg: 'navigateTo:fail page "pages/none" is not found' })
    expect(await page.evaluate(() => window.__phone?.stack().length)).toBe(1)
  })

  test('[SM11] an event channel joins the opener and the opened', async () => {
    const heard = await page.evaluate(async () => {
      const heard: unknown[] = []
      const navigate = window.__phone?.wx.navigateTo as (
        o: object,
      ) => Promise<{ eventChannel: { emit(name: string, value: unknown): void } }>
      const { eventChannel } = await navigate({
        url: '/pages/second/index?from=x',
        events: { back: (value: unknown) => heard.push(value) },
      })
      const opened = window.__phone?.stack().at(-1)?.page.caller as unknown as {
        getOpenerEventChannel(): { on(name: string, f: (v: unknown) => void): void; emit(name: string, value: unknown): void }
      }
      opened.getOpenerEventChannel().on('there', (value) => heard.push(value))
      eventChannel.emit('there', 1)
      opened.getOpenerEventChannel().emit('back', 2)
      return heard
    })
    expect(heard).toEqual([1, 2])
  })
})

describe('events', () => {
  test('[SM12] a handler gets plain data: type, dataset, mark, touches', async () => {
    await tap('#add')
    expect(await texts(page, '#add')).toEqual(['Count 2'])
    const event = await page.evaluate(
      () =>
        JSON.parse(JSON.stringify((window.__phone?.stack()[0]?.page.caller as unknown as { last: unknown }).last)) as Record<
          string,
          unknown
        >,
    )
    expect(event).toMatchObject({
      type: 'tap',
      currentTarget: {
        id: 'add',
        dataset: { step: '2', someName: 'x' },
        offsetLeft: expect.any(Number) as number,
        offsetTop: expect.any(Number) as number,
      },
      mark: { where: 'button' },
      detail: { x: expect.any(Number) as number, y: expect.any(Number) as number },
      touches: [],
      changedTouches: [{ identifier: 0, clientX: expect.any(Number) as number }],
    })
  })

  test('[SM13] catch ends the way of an event, bind does not', async () => {
    await tap('#inner')
    expect((await appLog(page)).slice(-1)).toEqual(['pages/home/index inner'])
    await locate('#area').dispatchEvent('mousedown', { button: 0 })
    await locate('#area').dispatchEvent('mouseup', { button: 0 })
    expect((await appLog(page)).slice(-1)).toEqual(['pages/home/index area'])
  })

  test('[SM13] a long press that is listened to leaves no tap', async () => {
    await locate('#press').click({ delay: 450 })
    expect((await appLog(page)).slice(-1)).toEqual(['pages/home/index long'])
    await tap('#press')
    expect((await appLog(page)).slice(-1)).toEqual(['pages/home/index press tap'])
  })

  test('[SM12] a component event reaches the page that bound it, with its detail', async () => {
    await page.locator('.components_card_index--pick').click()
    expect((await appLog(page)).slice(-1)).toEqual(['pages/home/index picked World'])
  })
})

describe('templates', () => {
  test('[SM23] if, for, template, include and slots show their data', async () => {
    expect(await texts(page, '.small')).toEqual(['small'])
    expect(await texts(page, '.row')).toEqual(['0:one', '1:two'])
    expect(await texts(page, '.greeting')).toEqual(['Ann x2'])
    expect(await texts(page, '.foot')).toEqual(['foot World'])
    expect(await texts(page, '.in-head')).toEqual(['head of World'])
    expect(await texts(page, '.in-body')).toEqual(['body'])
    expect(await texts(page, '#badge')).toEqual(['npm'])
  })

  test('[SM23] what setData changes changes on the screen', async () => {
    await tap('#add')
    await page.evaluate(() => {
      const phone = window.__phone
      const top = phone?.stack()[0]
      return top
        ? phone?.inspect.setData(top.page.caller, {
            name: 'You',
            items: [
              { id: 2, text: 'two' },
              { id: 3, text: 'three' },
            ],
            gone: true,
          })
        : undefined
    })
    expect(await texts(page, '.middle')).toEqual(['middle'])
    expect(await texts(page, '.row')).toEqual(['0:two', '1:three'])
    expect(await texts(page, '#card')).toEqual([])
    expect((await appLog(page)).slice(-1)).toEqual(['components/card/index detached'])
  })

  test('[SM23] model:value goes both ways', async () => {
    await locate('#field').locator('input').fill('abc')
    await locate('#field').locator('input').press('Enter')
    expect((await appLog(page)).slice(-2)).toEqual(['pages/home/index input abc', 'pages/home/index confirm abc'])
    expect(await texts(page, '#typed')).toEqual(['abc'])
    await page.evaluate(() => window.__phone?.inspect.setData(window.__phone.stack()[0]?.page.caller as object, { typed: 'set' }))
    expect(await locate('#field').locator('input').inputValue()).toBe('set')
  })

  test('[SM23] a switch and aria attributes work as they do in HTML', async () => {
    expect(await locate('#field').getAttribute('aria-label')).toBe('Field')
    await locate('#switch').locator('input').click()
    expect(await texts(page, '#on')).toEqual(['true'])
  })
})

describe('styles', () => {
  test('[SM22] each page and each component has its own classes', async () => {
    expect(await colourOf('view.title')).toBe('rgb(10, 20, 30)')
    expect(await page.locator('.components_card_index--title').evaluate((element) => getComputedStyle(element).color)).toBe(
      'rgb(200, 0, 0)',
    )
    await page.evaluate(() => (window.__phone?.wx.navigateTo as (o: object) => Promise<unknown>)({ url: '/pages/second/index' }))
    expect(await colourOf('view.title')).toBe('rgb(0, 0, 0)')
  })

  test('[SM22] app.wxss reaches pages; an id outweighs a class', async () => {
    expect(await colourOf('#top')).toBe('rgb(1, 2, 3)')
    expect(await locate('#top').evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px')
  })

  test('[SM22] tag selectors of a component stay inside', async () => {
    expect(await page.locator('.components_card_index--card').evaluate((element) => getComputedStyle(element).letterSpacing)).toBe('1px')
    expect(await locate('#top').evaluate((element) => getComputedStyle(element).letterSpacing)).toBe('normal')
  })

  test('[SM22] rpx follows the width of the phone, in style attributes too', async () => {
    expect(await locate('#wide').evaluate((element) => [element.clientWidth, element.clientHeight])).toEqual([150, 5])
    await page.setViewportSize({ width: 430, height: 932 })
    await page.waitForFunction(() => document.querySelector('[exparser\\:info-attr-id="wide"]')?.clientWidth === 172)
  })
})

test('[SM25] a screenshot is a picture of the whole screen', async () => {
  const url = await page.evaluate(() => window.__phone?.screenshot())
  expect(url).toMatch(/^data:image\/png;base64,/)
  const size = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = source ?? ''
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, url)
  expect(size).toEqual([375, 667])
})
