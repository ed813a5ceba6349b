/**
 * One suite for every set of native tags. The rules are those of docs/spec/live-tags.md that are marked C.
 * It asks for what a kit may rely on, and no more: no timing, no texts that native words differently from release to release.
 */
import type { Attributes, NativeTagsDriver, TagEvent } from './native-tags.driver'

const ON = { audio: true, video: true } as const
const STEP_MS = 50
const PATIENCE_MS = 8_000
/** Long enough for anything that would come to have come. */
const SILENCE_MS = 400

interface StateDetail {
  readonly code: number
  readonly message: string
}

/** Runs the suite. `createDriver` is called once. */
export function describeNativeTags(title: string, createDriver: () => NativeTagsDriver): void {
  describe(`native tags: ${title}`, () => {
    const driver = createDriver()
    const case_ = new Case(driver)
    beforeAll(() => driver.start())
    afterAll(() => driver.stop())
    beforeEach(() => driver.reset())
    describeEntering(driver, case_)
    describeOthers(driver, case_)
    describeAttributes(driver, case_)
    describeContexts(driver, case_)
    describePlayer(driver, case_)
  })
}

/** The few things every case does. */
class Case {
  constructor(private readonly driver: NativeTagsDriver) {}

  /** A pusher with id `pusher` that enters at once. */
  async enter(attributes: Attributes = {}): Promise<void> {
    await this.driver.insert('live-pusher', 'pusher', {
      url: this.driver.pushUrl({ userId: 'alice' }),
      autopush: true,
      mode: 'RTC',
      ...attributes,
    })
    await this.code('pusher', 1018)
    await this.code('pusher', 1002)
  }

  async play(userId: string, attributes: Attributes = {}): Promise<void> {
    await this.driver.insert('live-player', userId, { src: playUrl(userId), mode: 'RTC', autoplay: true, ...attributes })
  }

  /** Codes of the tag so far, in order, from the n-th event on. */
  async codes(id: string, from = 0): Promise<number[]> {
    return states(await this.driver.events(id), from).map(({ code }) => code)
  }

  /** How many events the tag has fired; where the next will be. */
  async mark(id: string): Promise<number> {
    return (await this.driver.events(id)).length
  }

  /** Waits for a code; gives its message. */
  async code(id: string, code: number, options: { from?: number; holding?: string } = {}): Promise<string> {
    for (let waited = 0; waited <= PATIENCE_MS; waited += STEP_MS) {
      const found = states(await this.driver.events(id), options.from).find(
        (state) => state.code === code && (options.holding === undefined || state.message.includes(options.holding)),
      )
      if (found) return found.message
      await this.driver.pass(STEP_MS)
    }
    throw new Error(`no ${code} ${options.holding ?? ''} from ${id}; it told ${(await this.codes(id)).join(' ')}`)
  }
}

function states(events: readonly TagEvent[], from = 0): StateDetail[] {
  return events.slice(from).flatMap(({ event, detail }) => (event === 'statechange' ? [detail as StateDetail] : []))
}

function playUrl(userId: string): string {
  return `room://cloud.tencent.com/rtc?userid=${userId}&streamtype=main`
}

function only(codes: readonly number[], wanted: readonly number[]): number[] {
  return codes.filter((code) => wanted.includes(code))
}

function describeEntering(driver: NativeTagsDriver, now: Case): void {
  test('[LT1] entering with camera and microphone tells the codes in native order', async () => {
    await now.enter()
    await now.code('pusher', 1008)
    const order = [1003, 1007, 2027, 1001, 1018, 1002, 1008]
    expect(only(await now.codes('pusher'), order)).toEqual(order)
  })

  test('[LT1] entering without devices opens none', async () => {
    await now.enter({ enableCamera: false, enableMic: false })
    const codes = await now.codes('pusher')
    expect(only(codes, [1003, 1007, 2027, 1008])).toEqual([])
    expect(only(codes, [1001, 1018, 1002])).toEqual([1001, 1018, 1002])
  })

  test('[LT2] autopush starts when the URL comes later', async () => {
    await driver.insert('live-pusher', 'pusher', { url: '', autopush: true, mode: 'RTC' })
    await driver.pass(SILENCE_MS)
    expect(await now.codes('pusher')).toEqual([])
    await driver.update('pusher', { url: driver.pushUrl({ userId: 'alice' }) })
    await now.code('pusher', 1018)
  })

  test('[LT2] without autopush nothing starts until start()', async () => {
    await driver.insert('live-pusher', 'pusher', { url: driver.pushUrl({ userId: 'alice' }), mode: 'RTC' })
    await driver.pass(SILENCE_MS)
    expect(await now.codes('pusher')).toEqual([])
    expect((await driver.call('live-pusher', 'pusher', 'start')).callbacks).toEqual(['success', 'complete'])
    await now.code('pusher', 1018)
  })

  test('[LT3] start() without a URL fails', async () => {
    await driver.insert('live-pusher', 'pusher', { url: '', mode: 'RTC' })
    const outcome = await driver.call('live-pusher', 'pusher', 'start')
    expect(outcome.callbacks).toEqual(['fail', 'complete'])
    expect(outcome.errMsg).toMatch(/^start:fail/)
  })

  test('[LT4] stop() tells 1019 with reason[0]', async () => {
    await now.enter()
    expect((await driver.call('live-pusher', 'pusher', 'stop')).callbacks).toEqual(['success', 'complete'])
    expect(await now.code('pusher', 1019)).toContain('reason[0]')
  })

  test('[LT5] an empty URL leaves', async () => {
    await now.enter()
    await driver.update('pusher', { url: '' })
    expect(await now.code('pusher', 1019)).toContain('reason[0]')
  })

  test('[LT5] another URL leaves, and autopush enters with it', async () => {
    await now.enter()
    const from = await now.mark('pusher')
    await driver.update('pusher', { url: driver.pushUrl({ userId: 'alice2' }) })
    await now.code('pusher', 1018, { from })
    expect(only(await now.codes('pusher', from), [1019, 1018])).toEqual([1019, 1018])
  })

  test('[LT5] another URL without autopush waits for start()', async () => {
    await driver.insert('live-pusher', 'pusher', { url: driver.pushUrl({ userId: 'alice' }), mode: 'RTC' })
    await driver.call('live-pusher', 'pusher', 'start')
    await now.code('pusher', 1002)
    const from = await now.mark('pusher')
    await driver.update('pusher', { url: driver.pushUrl({ userId: 'alice2' }) })
    await now.code('pusher', 1019, { from })
    await driver.pass(SILENCE_MS)
    expect(only(await now.codes('pusher', from), [1018])).toEqual([])
    await driver.call('live-pusher', 'pusher', 'start')
    await now.code('pusher', 1018, { from })
  })

  test('[LT6] a tag that left the page fires nothing any more', async () => {
    await now.enter()
    await driver.remove('pusher')
    const from = await now.mark('pusher')
    await driver.remoteEnter('bob', ON)
    await driver.pass(SILENCE_MS)
    expect(await now.codes('pusher', from)).toEqual([])
  })

  test('[LT7] removed by the service: 1019 with reason[1], and it stays out', async () => {
    await now.enter()
    await driver.kick('alice')
    expect(await now.code('pusher', 1019)).toContain('reason[1]')
    const from = await now.mark('pusher')
    await driver.pass(SILENCE_MS)
    expect(only(await now.codes('pusher', from), [1001, 1018])).toEqual([])
  })

  test('[LT7] dissolved: 1019 with reason[2]', async () => {
    await now.enter()
    await driver.dissolve()
    expect(await now.code('pusher', 1019)).toContain('reason[2]')
  })

  test('[LT8] a refused signature tells -100018 and never 1018', async () => {
    await driver.insert('live-pusher', 'pusher', {
      url: driver.pushUrl({ userId: 'alice', signature: 'expired' }),
      autopush: true,
      mode: 'RTC',
    })
    await now.code('pusher', -100018)
    await driver.pass(SILENCE_MS)
    expect(only(await now.codes('pusher'), [1018])).toEqual([])
  })

  test('[LT9] a second pusher is refused with a warning, the first goes on', async () => {
    await now.enter()
    await driver.insert('live-pusher', 'second', { url: driver.pushUrl({ userId: 'mallory' }), autopush: true, mode: 'RTC' })
    await driver.pass(SILENCE_MS)
    expect(await now.codes('second')).toEqual([])
    expect((await driver.warnings()).join('\n')).toMatch(/live-pusher/)
    await driver.remoteEnter('bob', ON)
    await now.code('pusher', 1031, { holding: 'bob' })
    expect(only(await now.codes('pusher'), [1019])).toEqual([])
  })
}

function describeOthers(driver: NativeTagsDriver, now: Case): void {
  test('[LT10] somebody enters: 1031, then 1033 and 1034 with true', async () => {
    await now.enter()
    const from = await now.mark('pusher')
    await driver.remoteEnter('bob', ON)
    const audio = await now.code('pusher', 1034, { from })
    const video = await now.code('pusher', 1033, { from })
    const came = await now.code('pusher', 1031, { from })
    expect(JSON.parse(came)).toEqual({ userlist: [{ userid: 'bob' }] })
    expect(JSON.parse(video)).toEqual({ userlist: [{ userid: 'bob', playurl: playUrl('bob'), streamtype: 'main', hasvideo: true }] })
    expect(JSON.parse(audio)).toEqual({ userlist: [{ userid: 'bob', playurl: playUrl('bob'), hasaudio: true }] })
    expect(only(await now.codes('pusher', from), [1031, 1033, 1034])[0]).toBe(1031)
  })

  test('[LT11] who was there before is told after 1018, only what is on', async () => {
    await driver.remoteEnter('bob', { audio: true, video: false })
    await now.enter()
    await now.code('pusher', 1034, { holding: 'bob' })
    await driver.pass(SILENCE_MS)
    expect(only(await now.codes('pusher'), [1018, 1031, 1033, 1034])).toEqual([1018, 1031, 1034])
  })

  test('[LT12] mute and camera off reach the others, each alone', async () => {
    await now.enter()
    await driver.remoteEnter('bob', ON)
    await now.code('pusher', 1034, { holding: 'true' })
    await now.code('pusher', 1033, { holding: 'true' })
    const muted = await now.mark('pusher')
    await driver.remotePublish('bob', { audio: false, video: true })
    await now.code('pusher', 1034, { from: muted, holding: 'false' })
    const dark = await now.mark('pusher')
    await driver.remotePublish('bob', { audio: false, video: false })
    await now.code('pusher', 1033, { from: dark, holding: 'false' })
    const lit = await now.mark('pusher')
    await driver.remotePublish('bob', ON)
    await now.code('pusher', 1034, { from: lit, holding: 'true' })
    await now.code('pusher', 1033, { from: lit, holding: 'true' })
    expect(only(await now.codes('pusher', muted), [1031, 1032, 1033, 1034])).toHaveLength(4)
  })

  test('[LT13] somebody leaves: 1032, and nothing about them follows', async () => {
    await now.enter()
    await driver.remoteEnter('bob', ON)
    await now.code('pusher', 1034, { holding: 'bob' })
    await driver.remoteLeave('bob')
    expect(JSON.parse(await now.code('pusher', 1032))).toEqual({ userlist: [{ userid: 'bob' }] })
    const from = await now.mark('pusher')
    await driver.pass(SILENCE_MS)
    expect(only(await now.codes('pusher', from), [1031, 1032, 1033, 1034])).toEqual([])
  })

  test('[LT14] one leaving leaves the others telling', async () => {
    await now.enter()
    await driver.remoteEnter('bob', ON)
    await driver.remoteEnter('carol', ON)
    await now.code('pusher', 1034, { holding: 'carol' })
    await driver.remoteLeave('bob')
    await now.code('pusher', 1032, { holding: 'bob' })
    const from = await now.mark('pusher')
    await driver.remotePublish('carol', { audio: false, video: true })
    expect(await now.code('pusher', 1034, { from })).toContain('carol')
  })
}

function describeAttributes(driver: NativeTagsDriver, now: Case): void {
  test('[LT20] camera off and on again: 1003 and 1007 once more, without leaving', async () => {
    await now.enter()
    await driver.update('pusher', { enableCamera: false })
    await driver.pass(SILENCE_MS)
    const from = await now.mark('pusher')
    await driver.update('pusher', { enableCamera: true })
    await now.code('pusher', 1007, { from })
    expect(only(await now.codes('pusher'), [1018, 1019])).toEqual([1018])
    expect(only(await now.codes('pusher', from), [1003, 1007])).toEqual([1003, 1007])
  })

  test('[LT20] microphone off and on again: 2027 once more, without leaving', async () => {
    await now.enter()
    await driver.update('pusher', { enableMic: false })
    await driver.pass(SILENCE_MS)
    const from = await now.mark('pusher')
    await driver.update('pusher', { enableMic: true })
    await now.code('pusher', 2027, { from })
    expect(only(await now.codes('pusher'), [1018, 1019])).toEqual([1018])
  })

  test.each([
    ['camera', 10001, -1301, 1003],
    ['record', 10002, -1302, 2027],
  ] as const)('[LT25] %s refused: error %i, then %i, and the room is entered all the same', async (permission, errCode, code, opened) => {
    await driver.refuse(permission)
    await now.enter()
    await now.code('pusher', code)
    const events = await driver.events('pusher')
    const refused = events.findIndex(({ event, detail }) => event === 'error' && (detail as { errCode: number }).errCode === errCode)
    const failed = events.findIndex(({ event, detail }) => event === 'statechange' && (detail as StateDetail).code === code)
    expect(refused).toBeGreaterThanOrEqual(0)
    expect(failed).toBeGreaterThan(refused)
    expect(only(await now.codes('pusher'), [opened])).toEqual([])
  })
}

function describeContexts(driver: NativeTagsDriver, now: Case): void {
  test('[LT31] a pusher snapshot fails without a picture', async () => {
    await driver.insert('live-pusher', 'pusher', { url: driver.pushUrl({ userId: 'alice' }), mode: 'RTC' })
    const outcome = await driver.call('live-pusher', 'pusher', 'snapshot')
    expect(outcome.callbacks).toEqual(['fail', 'complete'])
    expect(outcome.errMsg).toMatch(/^snapshot:fail/)
  })

  test('[LT31] a pusher snapshot gives a file and its size', async () => {
    await now.enter()
    await driver.pass(SILENCE_MS)
    const outcome = await driver.call('live-pusher', 'pusher', 'snapshot', { quality: 'raw' })
    expect(outcome).toMatchObject({ callbacks: ['success', 'complete'], errMsg: 'snapshot:ok' })
    expect(outcome.result).toMatchObject({ tempImagePath: expect.stringMatching(/./), width: '360', height: '640' })
  })

  test('[LT32] pause sends nothing, resume sends again', async () => {
    await now.enter()
    expect((await driver.call('live-pusher', 'pusher', 'pause')).errMsg).toBe('pause:ok')
    expect((await driver.call('live-pusher', 'pusher', 'resume')).errMsg).toBe('resume:ok')
    expect(only(await now.codes('pusher'), [1018, 1019])).toEqual([1018])
  })

  test('[LT32] pause fails outside of a room', async () => {
    await driver.insert('live-pusher', 'pusher', { url: driver.pushUrl({ userId: 'alice' }), mode: 'RTC' })
    expect((await driver.call('live-pusher', 'pusher', 'pause')).callbacks).toEqual(['fail', 'complete'])
  })

  test('[LT34] startPreview opens the camera without entering', async () => {
    await driver.insert('live-pusher', 'pusher', { url: driver.pushUrl({ userId: 'alice' }), mode: 'RTC' })
    expect((await driver.call('live-pusher', 'pusher', 'startPreview')).errMsg).toBe('startPreview:ok')
    await now.code('pusher', 1007)
    expect((await driver.call('live-pusher', 'pusher', 'stopPreview')).errMsg).toBe('stopPreview:ok')
    expect(only(await now.codes('pusher'), [1001, 1018, 2027])).toEqual([])
  })

  test('[LT35] switchCamera works while the camera is on, and fails while it is off', async () => {
    await now.enter()
    expect((await driver.call('live-pusher', 'pusher', 'switchCamera')).errMsg).toBe('switchCamera:ok')
    await driver.update('pusher', { enableCamera: false })
    await driver.pass(SILENCE_MS)
    expect((await driver.call('live-pusher', 'pusher', 'switchCamera')).errMsg).toMatch(/^switchCamera:fail/)
  })

  test('[LT30] setMICVolume takes 0 to 1 and nothing else', async () => {
    await now.enter()
    expect((await driver.call('live-pusher', 'pusher', 'setMICVolume', { volume: 0.5 })).errMsg).toBe('setMICVolume:ok')
    expect((await driver.call('live-pusher', 'pusher', 'setMICVolume', { volume: 7 })).callbacks).toEqual(['fail', 'complete'])
  })
}

function describePlayer(driver: NativeTagsDriver, now: Case): void {
  const order = [2007, 2001, 2002, 2003, 2004]

  test('[LT40] a player comes to life in native order', async () => {
    await driver.remoteEnter('bob', ON)
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    expect(only(await now.codes('bob'), order)).toEqual(order)
  })

  test('[LT40] sound alone plays too', async () => {
    await driver.remoteEnter('bob', { audio: true, video: false })
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    expect(only(await now.codes('bob'), [2007, 2026, 2003, 2004])).toEqual([2007, 2026, 2004])
  })

  test('[LT40] without autoplay it waits for play()', async () => {
    await driver.remoteEnter('bob', ON)
    await now.enter()
    await now.play('bob', { autoplay: false })
    await driver.pass(SILENCE_MS)
    expect(await now.codes('bob')).toEqual([])
    expect((await driver.call('live-player', 'bob', 'play')).errMsg).toBe('play:ok')
    await now.code('bob', 2004)
  })

  test('[LT41] a player waits for its pusher to be in the room', async () => {
    await driver.remoteEnter('bob', ON)
    await now.play('bob')
    await driver.pass(SILENCE_MS)
    expect(await now.codes('bob')).toEqual([2007])
    await now.enter()
    await now.code('bob', 2004)
  })

  test('[LT42] mute-audio and mute-video restart nothing', async () => {
    await driver.remoteEnter('bob', ON)
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    await driver.pass(SILENCE_MS)
    const from = await now.mark('bob')
    await driver.update('bob', { muteAudio: true, muteVideo: true })
    await driver.update('bob', { muteAudio: false, muteVideo: false })
    await driver.pass(SILENCE_MS)
    expect(await now.codes('bob', from)).toEqual([])
  })

  test('[LT44] another src plays another user', async () => {
    await driver.remoteEnter('bob', ON)
    await driver.remoteEnter('carol', ON)
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    const from = await now.mark('bob')
    await driver.update('bob', { src: playUrl('carol') })
    await now.code('bob', 2004, { from })
    expect(only(await now.codes('bob', from), order)).toEqual(order)
  })

  test('[LT45] stop ends, play starts again', async () => {
    await driver.remoteEnter('bob', ON)
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    expect((await driver.call('live-player', 'bob', 'stop')).errMsg).toBe('stop:ok')
    const from = await now.mark('bob')
    await driver.pass(SILENCE_MS)
    expect(await now.codes('bob', from)).toEqual([])
    await driver.call('live-player', 'bob', 'play')
    await now.code('bob', 2004, { from })
  })

  test('[LT14] one player leaving leaves the other playing', async () => {
    await driver.remoteEnter('bob', ON)
    await driver.remoteEnter('carol', ON)
    await now.enter()
    await now.play('bob')
    await now.play('carol')
    await now.code('bob', 2004)
    await now.code('carol', 2004)
    await driver.remove('bob')
    await driver.remoteLeave('bob')
    const outcome = await driver.call('live-player', 'carol', 'snapshot')
    expect(outcome.callbacks).toEqual(['success', 'complete'])
    expect(only(await now.codes('carol'), [2103, -2301])).toEqual([])
  })

  test('[LT31] a player snapshot fails before the first picture', async () => {
    await now.play('bob')
    expect((await driver.call('live-player', 'bob', 'snapshot')).callbacks).toEqual(['fail', 'complete'])
  })

  test.each(['mute', 'pause', 'resume', 'requestFullScreen', 'exitFullScreen'])('[LT30] %s answers while playing', async (method) => {
    await driver.remoteEnter('bob', ON)
    await now.enter()
    await now.play('bob')
    await now.code('bob', 2004)
    expect(await driver.call('live-player', 'bob', method)).toMatchObject({ callbacks: ['success', 'complete'], errMsg: `${method}:ok` })
  })
}
