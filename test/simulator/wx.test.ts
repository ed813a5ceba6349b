/** `wx` on a phone: answers, dialogs, requests, storage, what is missing. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { WebSocketServer } from 'ws'
import { callWx, openRig, type Rig } from './support/open-phone'

jest.setTimeout(60_000)

let rig: Rig
let page: Page
let backend: Server
let origin: string

beforeAll(async () => {
  backend = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url === '/away') return response.writeHead(302, { location: 'http://example.com/' }).end()
      const seen = {
        method: request.method,
        url: request.url,
        type: request.headers['content-type'],
        own: request.headers['x-own'],
        body: Buffer.concat(chunks).toString(),
      }
      return response.writeHead(201, { 'content-type': 'application/json', 'x-answer': 'yes' }).end(JSON.stringify(seen))
    })
  })
  new WebSocketServer({ server: backend }).on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${String(data)}`)))
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
  rig = await openRig({ ext: { server: 'http://127.0.0.1:1' } })
})
afterAll(async () => {
  await rig.close()
  backend.closeAllConnections()
  await new Promise((resolve) => backend.close(resolve))
})
beforeEach(async () => {
  page = await rig.openPhone()
})
afterEach(() => page.close())

describe('answers', () => {
  test('[SM19] a promise when no callback is given, callbacks else', async () => {
    expect(await callWx(page, 'getNetworkType')).toEqual({ errMsg: 'getNetworkType:ok', networkType: 'wifi' })
    const called = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const calls: string[] = []
          const run = window.__phone?.wx.setStorage as (options: object) => unknown
          const returned = run({
            key: 'k',
            data: 1,
            success: () => calls.push('success'),
            complete: () => resolve([...calls, 'complete', String(returned)]),
          })
        }),
    )
    expect(called).toEqual(['success', 'complete', 'undefined'])
  })

  test('[SM19] the size of page, bars and capsule fit together', async () => {
    const info = await page.evaluate(() => (window.__phone?.wx.getWindowInfo as () => object)())
    expect(info).toMatchObject({
      windowWidth: 375,
      windowHeight: 603,
      screenHeight: 667,
      statusBarHeight: 20,
      safeArea: { top: 20, bottom: 667 },
    })
    const capsule = await page.evaluate(() => (window.__phone?.wx.getMenuButtonBoundingClientRect as () => object)())
    expect(capsule).toEqual({ left: 281, top: 26, right: 368, bottom: 58, width: 87, height: 32 })
    const drawn = await page.locator('.sim-capsule').boundingBox()
    expect(drawn).toEqual({ x: 281, y: 26, width: 87, height: 32 })
  })

  test('[SM19] ext.json is what the simulator was given', async () => {
    expect(await page.evaluate(() => (window.__phone?.wx.getExtConfigSync as () => object)())).toEqual({ server: 'http://127.0.0.1:1' })
  })

  test('[SM18] what is not simulated fails clearly and is listed', async () => {
    expect(await callWx(page, 'openBluetoothAdapter')).toEqual({ errMsg: 'openBluetoothAdapter:fail not simulated' })
    expect(await page.evaluate(() => window.__phone?.missing())).toEqual(['openBluetoothAdapter'])
    expect(await page.evaluate(() => window.__phone?.logs().map(({ text }) => text))).toContain('wx.openBluetoothAdapter is not simulated')
    expect(await page.evaluate(() => (window.__phone?.wx.canIUse as (name: string) => boolean)('openBluetoothAdapter'))).toBe(false)
  })
})

describe('requests', () => {
  test('[SM5] a request goes through the simulator, data where WeChat puts it', async () => {
    const get = await callWx(page, 'request', { url: `${origin}/a?x=1`, data: { y: 'ä' }, header: { 'X-Own': 'me' } })
    expect(get).toMatchObject({
      statusCode: 201,
      errMsg: 'request:ok',
      header: { 'x-answer': 'yes' },
      data: { method: 'GET', url: '/a?x=1&y=%C3%A4', own: 'me' },
    })
    const post = await callWx(page, 'request', { url: `${origin}/b`, method: 'POST', data: { y: 'ä' } })
    expect(post).toMatchObject({ data: { method: 'POST', type: 'application/json', body: '{"y":"ä"}' } })
  })

  test('[SM5] another machine is refused by name, by redirect too', async () => {
    const refusal = 'is not on this machine: the simulator sends no request beyond loopback'
    expect(await callWx(page, 'request', { url: 'https://example.com/log?secret=1' })).toEqual({
      errMsg: `request:fail https://example.com/log ${refusal}`,
    })
    expect(await callWx(page, 'request', { url: `${origin}/away` })).toEqual({ errMsg: `request:fail http://example.com/ ${refusal}` })
  })

  test('[SM5] a request can be aborted', async () => {
    const error = await page.evaluate((url) => {
      const task = (window.__phone?.wx.request as (o: object) => Promise<object> & { abort(): void })({ url })
      task.abort()
      return task.catch((reason: unknown) => reason)
    }, `${origin}/slow`)
    expect(error).toEqual({ errMsg: 'request:fail abort' })
  })

  test('[SM5] a socket speaks to this machine and to no other', async () => {
    const heard = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          type Task = {
            onOpen(f: () => void): void
            onMessage(f: (m: { data: string }) => void): void
            send(o: object): void
            close(o: object): void
          }
          const task = (window.__phone?.wx.connectSocket as (o: object) => Task)({ url })
          task.onOpen(() => task.send({ data: 'hello' }))
          task.onMessage(({ data }) => {
            task.close({})
            resolve(data)
          })
        }),
      origin.replace('http', 'ws'),
    )
    expect(heard).toBe('echo hello')
    const refused = await page.evaluate(
      () =>
        new Promise((resolve) =>
          (window.__phone?.wx.connectSocket as (o: object) => { onError(f: (e: object) => void): void })({
            url: 'wss://example.com/',
          }).onError(resolve),
        ),
    )
    expect(refused).toEqual({
      errMsg: 'connectSocket:fail wss://example.com/ is not on this machine: the simulator connects to nothing beyond loopback',
    })
  })

  test('[SM6] the page itself can reach no other machine either', async () => {
    const violated = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true }),
        ),
    )
    await page.evaluate(() => fetch('https://example.com/').catch(() => undefined))
    expect(await violated).toBe('connect-src')
  })
})

describe('storage', () => {
  test('[SM16] each phone has its own', async () => {
    await callWx(page, 'setStorage', { key: 'name', data: { a: [1] } })
    expect(await callWx(page, 'getStorage', { key: 'name' })).toEqual({ errMsg: 'getStorage:ok', data: { a: [1] } })
    const other = await rig.openPhone(2)
    expect(await callWx(other, 'getStorage', { key: 'name' })).toEqual({ errMsg: 'getStorage:fail data not found' })
    await callWx(other, 'clearStorage')
    expect(await page.evaluate(() => (window.__phone?.wx.getStorageSync as (key: string) => unknown)('name'))).toEqual({ a: [1] })
    await other.close()
  })
})

describe('dialogs', () => {
  test('[SM19] a modal answers what was pressed', async () => {
    const answer = callWx(page, 'showModal', { title: 'Sure?', content: 'Really', confirmText: 'Yes', cancelText: 'No' })
    await page.getByRole('button', { name: 'Yes' }).click()
    expect(await answer).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false })
  })

  test('[SM19] an action sheet answers the line, or that it was put away', async () => {
    const chosen = callWx(page, 'showActionSheet', { itemList: ['One', 'Two'] })
    await page.getByRole('button', { name: 'Two' }).click()
    expect(await chosen).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
    const cancelled = callWx(page, 'showActionSheet', { itemList: ['One'] })
    await page.locator('.sim-sheet-cancel').click()
    expect(await cancelled).toEqual({ errMsg: 'showActionSheet:fail cancel' })
  })

  test('[SM19] toast and loading share one place', async () => {
    await callWx(page, 'showToast', { title: 'Saved', duration: 60_000 })
    await callWx(page, 'showLoading', { title: 'Wait' })
    expect(await page.locator('.sim-toast').allInnerTexts()).toEqual(['Wait'])
    await callWx(page, 'hideLoading')
    expect(await page.locator('.sim-toast').count()).toBe(0)
  })
})

describe('permissions', () => {
  test('[SM20] what the owner refuses is refused to the mini-program', async () => {
    expect(await callWx(page, 'authorize', { scope: 'scope.camera' })).toEqual({ errMsg: 'authorize:ok' })
    await page.evaluate(() => window.__phone?.setPermission('record', false))
    expect(await callWx(page, 'authorize', { scope: 'scope.record' })).toEqual({ errMsg: 'authorize:fail auth deny', errno: 103 })
    expect(await callWx(page, 'getSetting')).toMatchObject({ authSetting: { 'scope.camera': true, 'scope.record': false } })
  })
})

describe('events', () => {
  test('[SM19] listeners hear of network, interruption and size until they are taken off', async () => {
    const heard = await page.evaluate(() => {
      const heard: unknown[] = []
      const on = (name: string, listener: (value: unknown) => void): void => (window.__phone?.wx[name] as (f: unknown) => void)(listener)
      const network = (value: unknown): void => void heard.push(value)
      on('onNetworkStatusChange', network)
      on('onAudioInterruptionBegin', () => heard.push('interrupted'))
      window.__phone?.setNetwork('none')
      on('offNetworkStatusChange', network)
      window.__phone?.setNetwork('wifi')
      window.__phone?.interruptAudio(true)
      return heard
    })
    expect(heard).toEqual([{ isConnected: false, networkType: 'none' }, 'interrupted'])
  })

  test('[SM19] a selector query measures what is drawn', async () => {
    const box = await page.evaluate(
      () =>
        new Promise((resolve) => {
          type Query = { select(s: string): { boundingClientRect(): Query }; exec(f: (r: unknown[]) => void): void }
          const query = (window.__phone?.wx.createSelectorQuery as () => Query)()
          query
            .select('#wide')
            .boundingClientRect()
            .exec(([first]) => resolve(first))
        }),
    )
    expect(box).toMatchObject({ id: 'wide', width: 150, height: 5 })
  })
})
