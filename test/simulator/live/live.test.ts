/** What the simulator's live tags do beyond the contract: real browser, real emulator, real media. */
import { openStage, type Stage } from './stage'

jest.setTimeout(40_000)

const PUSH = 'live-pusher'
const PLAY = 'live-player'
const PATIENCE_MS = 10_000

let stage: Stage
let room = 1_000

beforeAll(async () => void (stage = await openStage()))
afterAll(() => stage.close())
beforeEach(() => void (room += 1))

/** Every case ends here: whatever it did, nothing may be left. [LT80] */
afterEach(async () => {
  const left = await stage.page.evaluate(() => window.rig.reset())
  for (const counts of left) expect(Object.values(counts).every((count) => count === 0)).toBe(true)
})

const url = (userId: string): string => stage.pushUrl({ userId, room })
const playUrl = (userId: string): string => `room://cloud.tencent.com/rtc?userid=${userId}&streamtype=main`

/** A new phone; answers with its index. */
const phone = (): Promise<number> => stage.page.evaluate((emulator) => window.rig.add(emulator), stage.emulatorUrl)

async function insert(index: number, tag: string, id: string, attributes: Record<string, unknown>): Promise<void> {
  await stage.page.evaluate(([i, t, n, a]) => window.rig.phone(i).insert(t, n, a), [index, tag, id, attributes] as const)
}

const update = (index: number, id: string, attributes: Record<string, unknown>): Promise<void> =>
  stage.page.evaluate(([i, n, a]) => window.rig.phone(i).update(n, a), [index, id, attributes] as const)

const call = (index: number, tag: string, id: string, method: string, options: Record<string, unknown> = {}) =>
  stage.page.evaluate(([i, t, n, m, o]) => window.rig.phone(i).call(t, n, m, o), [index, tag, id, method, options] as const)

const codes = (index: number, id: string): Promise<number[]> =>
  stage.page.evaluate(([i, n]) => window.rig.codes(i, n), [index, id] as const)

const warnings = (index: number): Promise<string[]> => stage.page.evaluate((i) => window.rig.phone(i).warnings, index)

/** Waits until a tag has told a code so many times. */
async function told(index: number, id: string, code: number, times = 1): Promise<void> {
  const enough = ([i, n, c, t]: readonly [number, string, number, number]): boolean =>
    window.rig.codes(i, n).filter((one) => one === c).length >= t
  await stage.page.waitForFunction(enough, [index, id, code, times] as const, { timeout: PATIENCE_MS, polling: 20 }).catch(async () => {
    throw new Error(`no ${code} x${times} from ${id}: ${(await codes(index, id)).join(' ')}`)
  })
}

/** A phone whose pusher is in the room, publishing. */
async function enter(userId: string, attributes: Record<string, unknown> = {}): Promise<number> {
  const index = await phone()
  await insert(index, PUSH, 'pusher', { url: url(userId), autopush: true, ...attributes })
  await told(index, 'pusher', 1002)
  return index
}

/** Bob sends, alice plays him; answers with alice's and bob's phones. */
async function meet(): Promise<{ alice: number; bob: number }> {
  const bob = await enter('bob')
  const alice = await enter('alice')
  await insert(alice, PLAY, 'bob', { src: playUrl('bob'), mode: 'RTC', autoplay: true })
  await told(alice, 'bob', 2003)
  return { alice, bob }
}

/** Looks at the one player of a phone until it shows what is asked for. */
const shows = (index: number, userId: string) =>
  stage.page.waitForFunction(
    ([i, user]) => {
      const [player] = window.rig.media(i).players()
      const picture = player?.readPicture()
      return picture?.ok === true && picture.userHash === window.rig.media(i).userHash(user)
    },
    [index, userId] as const,
    { timeout: PATIENCE_MS, polling: 50 },
  )

const energy = (index: number, phoneNumber: number): Promise<number> =>
  stage.page.evaluate(([i, n]) => window.rig.media(i).players()[0]?.energyAt(window.rig.media(i).pitchHz(n)) ?? 0, [
    index,
    phoneNumber,
  ] as const)

describe('media', () => {
  test('[LT70] the player shows the other one, seconds old at most by frames', async () => {
    const { alice } = await meet()
    await shows(alice, 'bob')
    const ages = await stage.page.evaluate((i) => window.rig.media(i).players()[0]?.frameAges(30) ?? [], alice)
    const sorted = [...ages].sort((a, b) => a - b)
    expect(sorted.length).toBeGreaterThan(25)
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(300)
  })

  test('[LT72] the string of the other phone is heard, and not once its microphone is off', async () => {
    const { alice, bob } = await meet()
    const heard = await energy(alice, bob + 1)
    await update(bob, 'pusher', { enableMic: false })
    await told(alice, 'pusher', 1034, 2)
    const silent = await energy(alice, bob + 1)
    expect(heard).toBeGreaterThan(200)
    // What was under way when the microphone went off still fades out.
    expect(silent).toBeLessThan(150)
  })

  test('[LT21] camera off and on goes through the same connection', async () => {
    const { alice, bob } = await meet()
    await update(bob, 'pusher', { enableCamera: false })
    await told(bob, 'pusher', 1018)
    await update(bob, 'pusher', { enableCamera: true })
    await told(bob, 'pusher', 1003, 2)
    await shows(alice, 'bob')
    expect((await codes(alice, 'bob')).filter((code) => code === 2001)).toHaveLength(1)
    expect(await stage.page.evaluate((i) => window.rig.phone(i).live.stats().peerConnections, bob)).toBe(1)
  })

  test('[LT42] mute-video stops the picture at the emulator, and takes it up again', async () => {
    const { alice } = await meet()
    await update(alice, 'bob', { muteVideo: true })
    await stage.page.waitForTimeout(500)
    const [first, second] = [await frames(alice), (await stage.page.waitForTimeout(700), await frames(alice))]
    await update(alice, 'bob', { muteVideo: false })
    await stage.page.waitForFunction(([i, n]) => window.rig.framesOf(i) > n, [alice, second] as const)
    expect(second).toBe(first)
  })

  test('[LT60] both tags report network and volume', async () => {
    const { alice } = await meet()
    await stage.page.waitForFunction((i) => ['pusher', 'bob'].every((id) => window.rig.reports(i, id).net.length >= 2), alice, {
      timeout: PATIENCE_MS,
    })
    for (const id of ['pusher', 'bob']) {
      const { net, volume } = await stage.page.evaluate(([i, n]) => window.rig.reports(i, n), [alice, id] as const)
      expect(net.at(-1)).toMatchObject({
        videoWidth: 360,
        videoHeight: 640,
        videoBitrate: expect.any(Number),
        netQualityLevel: expect.any(Number),
      })
      expect(net.at(-1)?.['netSpeed']).toBeGreaterThan(20)
      expect(Math.max(...volume)).toBeGreaterThan(0)
      expect(Math.max(...volume)).toBeLessThanOrEqual(100)
    }
  })

  test('[LT46] another size of the picture is told', async () => {
    const { alice, bob } = await meet()
    await told(alice, 'bob', 2009)
    await update(bob, 'pusher', { videoWidth: 240, videoHeight: 320, enableCamera: false })
    await told(bob, 'pusher', 1018)
    await stage.page.waitForTimeout(200)
    await update(bob, 'pusher', { enableCamera: true })
    await told(alice, 'bob', 2009, 2)
  })
})

const frames = (index: number): Promise<number> => stage.page.evaluate((i) => window.rig.framesOf(i), index)

describe('cameras', () => {
  test('[LT22] device-position counts at first; later switchCamera changes it', async () => {
    const alice = await enter('alice', { devicePosition: 'back' })
    await update(alice, 'pusher', { devicePosition: 'front' })
    expect((await call(alice, PUSH, 'pusher', 'switchCamera')).errMsg).toBe('switchCamera:ok')
  })

  test('[LT23] auto mirrors the front webcam, not the back one, not drawn pictures', async () => {
    const alice = await enter('alice')
    expect(await mirrored(alice)).toBe(false)
    await stage.page.evaluate((i) => window.rig.setCamera(i, { kind: 'webcam' }), alice)
    await until(async () => await mirrored(alice))
    await call(alice, PUSH, 'pusher', 'switchCamera')
    expect(await mirrored(alice)).toBe(false)
  })

  test('[LT21] the camera may be exchanged for the webcam in the middle of a call', async () => {
    const { alice, bob } = await meet()
    await stage.page.evaluate((i) => window.rig.setCamera(i, { kind: 'webcam' }), bob)
    await stage.page.waitForFunction((i) => window.rig.media(i).players()[0]?.readPicture().ok === false, alice, {
      timeout: PATIENCE_MS,
      polling: 100,
    })
    expect((await codes(bob, 'pusher')).filter((code) => code === 1018)).toHaveLength(1)
  })

  test('[LT21] a media file can be the camera', async () => {
    const { alice, bob } = await meet()
    await stage.page.evaluate((i) => window.rig.useRecordedFile(i), bob)
    await stage.page.waitForFunction((i) => window.rig.colourShown(i)?.startsWith('#00'), alice, { timeout: PATIENCE_MS, polling: 100 })
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await stage.page.waitForTimeout(20)
}

const mirrored = (index: number): Promise<boolean> =>
  stage.page.evaluate((i) => window.rig.phone(i).element('pusher').querySelector('video')?.style.transform === 'scaleX(-1)', index)

describe('attributes and methods', () => {
  test('[LT24] an attribute without effect warns once, and only when it is used', async () => {
    const alice = await phone()
    await insert(alice, PUSH, 'pusher', {})
    expect(await warnings(alice)).toEqual([])
    await update(alice, 'pusher', { beauty: 5 })
    await update(alice, 'pusher', { beauty: 6 })
    expect(await warnings(alice)).toEqual(['<live-pusher> beauty has no effect in the simulator'])
  })

  test('[LT33] a method that is not simulated fails and warns once', async () => {
    const alice = await phone()
    await insert(alice, PUSH, 'pusher', {})
    expect(await call(alice, PUSH, 'pusher', 'playBGM')).toMatchObject({
      callbacks: ['fail', 'complete'],
      errMsg: 'playBGM:fail not simulated',
    })
    await call(alice, PUSH, 'pusher', 'playBGM')
    expect(await warnings(alice)).toEqual(['LivePusherContext.playBGM is not simulated'])
  })

  test('[LT32] pause takes sound and picture away from the others, resume gives them back', async () => {
    const { alice, bob } = await meet()
    await call(bob, PUSH, 'pusher', 'pause')
    await told(alice, 'pusher', 1033, 2)
    await told(alice, 'pusher', 1034, 2)
    await call(bob, PUSH, 'pusher', 'resume')
    await told(alice, 'pusher', 1033, 3)
    await told(alice, 'pusher', 1034, 3)
    await shows(alice, 'bob')
  })

  test('[LT8] after a refusal camera and microphone are given back', async () => {
    const alice = await phone()
    await insert(alice, PUSH, 'pusher', { url: stage.pushUrl({ userId: 'alice', room, signature: 'expired' }), autopush: true })
    await told(alice, 'pusher', -100018)
    await stage.page.waitForFunction((i) => window.rig.phone(i).live.stats().tracks === 0, alice)
    expect(await stage.page.evaluate((i) => window.rig.phone(i).live.stats(), alice)).toMatchObject({
      peerConnections: 0,
      sockets: 0,
      audioContexts: 0,
    })
  })

  test('[LT43] mute and muted silence the loudspeaker and nothing else', async () => {
    const { alice } = await meet()
    await call(alice, PLAY, 'bob', 'mute')
    expect(await speakerMuted(alice)).toBe(true)
    await call(alice, PLAY, 'bob', 'mute')
    expect(await speakerMuted(alice)).toBe(false)
    await update(alice, 'bob', { muted: true })
    await stage.page.waitForFunction((i) => window.rig.media(i).players()[0]?.element.muted === true, alice)
    expect(await energy(alice, 1)).toBeGreaterThan(150)
  })

  test('[LT47] a hidden page pauses its players and shows them again', async () => {
    const { alice } = await meet()
    await stage.page.evaluate((i) => window.rig.phone(i).pageVisible(false), alice)
    const paused = await stage.page.evaluate((i) => window.rig.media(i).players()[0]?.element.paused, alice)
    await stage.page.evaluate((i) => window.rig.phone(i).pageVisible(true), alice)
    const before = await frames(alice)
    await stage.page.waitForFunction(([i, n]) => window.rig.framesOf(i) > n, [alice, before] as const)
    expect(paused).toBe(true)
  })

  test('[LT41] a player without a pusher warns after a while', async () => {
    const alice = await phone()
    await insert(alice, PLAY, 'bob', { src: playUrl('bob'), mode: 'RTC', autoplay: true })
    await stage.page.waitForFunction((i) => window.rig.phone(i).warnings.length > 0, alice, { timeout: PATIENCE_MS })
    expect(await warnings(alice)).toEqual([expect.stringContaining('no live-pusher')])
  })
})

const speakerMuted = (index: number): Promise<boolean | undefined> =>
  stage.page.evaluate((i) => window.rig.media(i).players()[0]?.element.muted, index)

describe('network', () => {
  test('[LT51] the media server dies: pusher and player tell, and come back', async () => {
    const { alice, bob } = await meet()
    await stage.control('media/kill', {})
    for (const index of [alice, bob]) {
      await told(index, 'pusher', 1102)
      await told(index, 'pusher', 1002, 2)
    }
    await told(alice, 'bob', 2103)
    await told(alice, 'bob', 2004, 2)
    await shows(alice, 'bob')
  })

  test('[LT50] a lost socket is resumed: 1102, the list again, 1002; pictures go on', async () => {
    const { alice } = await meet()
    await stage.page.evaluate(() => window.rig.breakSockets())
    await told(alice, 'pusher', 1102)
    await told(alice, 'pusher', 1031, 2)
    await told(alice, 'pusher', 1002, 2)
    await shows(alice, 'bob')
    const seen = await codes(alice, 'pusher')
    expect(seen.filter((code) => code === 1018)).toHaveLength(1)
    expect((await codes(alice, 'bob')).filter((code) => code === 2001)).toHaveLength(1)
  })

  test('[LT52] a player of nobody tries three times and gives up', async () => {
    const alice = await enter('alice')
    await insert(alice, PLAY, 'nobody', { src: playUrl('nobody'), mode: 'RTC', autoplay: true })
    await told(alice, 'nobody', -2301)
    expect(await codes(alice, 'nobody')).toEqual([2007, 2103, 2103, 2103, -2301])
  })
})

describe('giving back', () => {
  test('[LT80] a tag that left the page left nothing alive', async () => {
    const { alice } = await meet()
    await stage.page.evaluate((i) => window.rig.phone(i).remove('bob'), alice)
    await stage.page.evaluate((i) => window.rig.phone(i).remove('pusher'), alice)
    const left = await stage.page.evaluate((i) => window.rig.phone(i).live.stats(), alice)
    expect(left).toEqual({ peerConnections: 0, sockets: 0, timers: 0, listeners: 0, tracks: 0, audioContexts: 0, workers: 0 })
  })

  test('[LT80] a tag that leaves while it is still opening leaves nothing alive', async () => {
    const alice = await phone()
    await insert(alice, PUSH, 'pusher', { url: url('alice'), autopush: true })
    await stage.page.evaluate((i) => window.rig.phone(i).remove('pusher'), alice)
    await stage.page.waitForTimeout(300)
    const left = await stage.page.evaluate((i) => window.rig.phone(i).live.stats(), alice)
    expect(Object.values(left).every((count) => count === 0)).toBe(true)
  })

  test('[LT80] after stop the emulator has no room left', async () => {
    const { alice, bob } = await meet()
    await call(alice, PUSH, 'pusher', 'stop')
    await call(bob, PUSH, 'pusher', 'stop')
    expect(await stage.control('rooms')).toEqual({ rooms: [] })
  })
})
