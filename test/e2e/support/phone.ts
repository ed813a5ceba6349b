/** One phone, driven as a QA team would: by the official automator client for taps and texts, by the browser for pixels and sound. */
import automator from 'miniprogram-automator'
import type { Frame, Page } from 'playwright-core'
import type { PictureReading } from '../../../simulator/src/browser/live/picture-code'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type MiniPage = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<MiniPage['$']>>>

type CustomElement = Element & { data(path?: string): Promise<unknown> }

/** The buttons of the toolbar, in their order. */
const TOOLS = ['mic', 'camera', 'flip', 'leave'] as const
type Tool = (typeof TOOLS)[number]

/** What a phone shows of somebody else. */
export interface Seen extends PictureReading {
  readonly userId: string
  /** Does the hash in the picture belong to the user the player was told to play. */
  readonly isOwn: boolean
}

export class Phone {
  private constructor(
    readonly number: number,
    readonly mini: MiniProgram,
    readonly frame: Frame,
  ) {}

  static async connect(page: Page, number: number, wsEndpoint: string): Promise<Phone> {
    const element = await page.waitForSelector(`iframe[src*="phone=${number}"]`)
    const frame = await element.contentFrame()
    if (!frame) throw new Error(`phone ${number} has no page`)
    await frame.waitForFunction(() => window.__phone !== undefined)
    await frame.evaluate(() => window.__phone?.ready)
    return new Phone(number, await automator.connect({ wsEndpoint }), frame)
  }

  disconnect(): void {
    this.mini.disconnect()
  }

  async path(): Promise<string> {
    return (await this.currentPage()).path
  }

  /** Fills in the home page and taps Join. Resolves when the room page is there. */
  async join(room: string, name: string, options: { readonly mic?: boolean; readonly camera?: boolean } = {}): Promise<void> {
    await this.fillIn(room, name)
    const home = await this.currentPage()
    if (options.mic === false) await tap(await find(home, '#mic'))
    if (options.camera === false) await tap(await find(home, '#camera'))
    await tap(await find(home, '#join'))
    await until(`phone ${this.number} is on the room page`, async () => (await this.path()) === 'pages/room/room')
  }

  async fillIn(room: string, name: string): Promise<void> {
    const home = await this.currentPage()
    await type(await find(home, '#room'), room)
    await type(await find(home, '#name'), name)
  }

  async tapJoin(): Promise<void> {
    await tap(await find(await this.currentPage(), '#join'))
  }

  /** Taps a button of the room's toolbar. */
  async tapTool(tool: Tool): Promise<void> {
    const room = await find(await this.currentPage(), 'trtc-room')
    const buttons = (await room.$$('.trtc-room__button')) as Element[]
    const button = buttons[TOOLS.indexOf(tool)]
    if (!button) throw new Error(`phone ${this.number} has no button for ${tool}`)
    await tap(button)
  }

  /** What the tile of somebody else says about their microphone and camera. `undefined`: there is no such tile. */
  async memberState(userId: string): Promise<{ readonly audio: boolean; readonly video: boolean } | undefined> {
    const room = await find(await this.currentPage(), 'trtc-room')
    for (const player of (await room.$$('trtc-player')) as CustomElement[]) {
      const tile = (await player.data('tile')) as { userId: string; micOff: boolean; cameraOff: boolean }
      if (tile.userId === userId) return { audio: !tile.micOff, video: !tile.cameraOff }
    }
    return undefined
  }

  async leave(): Promise<void> {
    await this.tapTool('leave')
    await until(`phone ${this.number} is home again`, async () => (await this.path()) === 'pages/home/home')
  }

  /** The words of a part of the page, '' when it is not there. */
  async text(selector: string): Promise<string> {
    const element = await (await this.currentPage()).$(selector)
    return element ? element.text() : ''
  }

  /** All words that the phone shows. */
  words(): Promise<string> {
    return this.frame.evaluate(() => document.body.innerText)
  }

  /** The pictures of the others, as they are on the screen now. */
  seen(): Promise<Seen[]> {
    return this.frame.evaluate(() => {
      const media = window.__phoneMedia
      if (!media) throw new Error('this page is no phone')
      return media.players().map((player) => {
        const picture = player.readPicture()
        return { ...picture, userId: player.userId, isOwn: picture.ok && picture.userHash === media.userHash(player.userId) }
      })
    })
  }

  /** Loudness of another phone's pitch in what this phone hears from `userId`, 0 to 255. */
  hears(userId: string, ofPhone: number, ms = 2_500): Promise<number> {
    return this.frame.evaluate(
      async ([user, phone, time]) => {
        const media = window.__phoneMedia
        const player = media?.players().find((one) => one.userId === user)
        if (!media || !player) throw new Error(`nobody called "${user}" is played here`)
        return player.energyAt(media.pitchHz(phone), time)
      },
      [userId, ofPhone, ms] as const,
    )
  }

  /** Glass to glass: ages of the next frames when they reach the screen. */
  frameAges(frames: number): Promise<number[]> {
    return this.frame.evaluate((count) => {
      const [player] = window.__phoneMedia?.players() ?? []
      if (!player) throw new Error('nobody is played here')
      return player.frameAges(count)
    }, frames)
  }

  /** What is alive in the native tags of this phone. */
  stats(): Promise<Readonly<Record<string, number>>> {
    return this.frame.evaluate(() => {
      if (!window.__phoneMedia) throw new Error('this page is no phone')
      return { ...window.__phoneMedia.stats() }
    })
  }

  private async currentPage(): Promise<MiniPage> {
    const page = await this.mini.currentPage()
    if (!page) throw new Error(`phone ${this.number} shows no page`)
    return page
  }
}

async function find(page: MiniPage, selector: string): Promise<Element> {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector} on ${page.path}`)
  return element
}

const tap = (element: Element): Promise<void> => element.tap()

async function type(element: Element, value: string): Promise<void> {
  if (!('input' in element)) throw new Error(`<${element.tagName}> takes no text`)
  await (element as Element & { input(value: string): Promise<void> }).input(value)
}

/** Waits until `check` is true, and says what did not come true when the time is over. */
export async function until(what: string, check: () => Promise<boolean>, ms = 10_000): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < ms) {
    if (await check()) return performance.now() - start
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`not within ${ms} ms: ${what}`)
}
