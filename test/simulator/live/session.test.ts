/** The session client alone: frames, reconnecting, leaving. The socket is a fake, the clock is jest's. */
import vectors from '../../vectors/wire.json'
import { Scope, Tally } from '../../../simulator/src/browser/live/scope'
import { parseFrame } from '../../../simulator/src/browser/live/session/frames'
import { Session, type SessionEvents, type Socket } from '../../../simulator/src/browser/live/session/session'

const PUSH_URL = 'room://cloud.tencent.com/rtc?sdkappid=1&roomid=1&userid=alice&usersig=SIG'

class FakeSocket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly sent: Record<string, unknown>[] = []
  closedWith: number | undefined

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(code?: number): void {
    this.closedWith ??= code
  }

  open(): void {
    this.onopen?.()
  }

  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  /** The other side closes, or the line breaks (1006). */
  drop(code: number): void {
    this.onclose?.({ code })
  }
}

function begin(): { session: Session; sockets: FakeSocket[]; told: string[]; tally: Tally; at(index: number): FakeSocket } {
  const sockets: FakeSocket[] = []
  const told: string[] = []
  const tally = new Tally()
  const tell =
    (name: string) =>
    (...rest: unknown[]) =>
      void told.push([name, ...rest].join(' '))
  const names = ['state', 'entered', 'media', 'resumed', 'reconnecting', 'gaveUp', 'ended', 'fault'] as const
  const events = Object.fromEntries(names.map((name) => [name, tell(name)])) as unknown as SessionEvents
  const openSocket = (): Socket => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket as unknown as Socket
  }
  const session = new Session(new Scope(tally), { pushUrl: PUSH_URL, sends: { audio: true, video: false }, openSocket }, events)
  const at = (index: number): FakeSocket => {
    const socket = sockets[index]
    if (!socket) throw new Error(`no socket ${index}`)
    return socket
  }
  return { session, sockets, told, tally, at }
}

function enter(): ReturnType<typeof begin> {
  const stage = begin()
  stage.at(0).open()
  stage.at(0).say({ type: 'state', code: 1001, message: '' })
  stage.at(0).say({ type: 'entered', token: 'T1', userId: 'alice', room: { kind: 'number', id: 1 } })
  stage.told.length = 0
  return stage
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('session', () => {
  test('[LT1] the first frame is enter, with the URL and what will be sent', () => {
    const { at } = begin()
    at(0).open()
    expect(at(0).sent).toEqual([{ type: 'enter', url: PUSH_URL, audio: true, video: false, terminal: 'mini-program' }])
  })

  test('[LT1] codes and the ticket are passed on', () => {
    const { at, told } = begin()
    at(0).open()
    at(0).say({ type: 'state', code: 1001, message: 'connected' })
    at(0).say({ type: 'entered', token: 'T1', userId: 'alice', room: { kind: 'number', id: 1 } })
    expect(told).toEqual(['state 1001 connected', 'entered T1'])
  })

  test('[LT8] a refusal ends it without another attempt', () => {
    const { at, told, sockets, tally } = begin()
    at(0).open()
    at(0).say({ type: 'state', code: -100018, message: 'expired' })
    at(0).drop(1000)
    jest.advanceTimersByTime(60_000)
    expect(told).toEqual(['state -100018 expired', 'ended'])
    expect(sockets).toHaveLength(1)
    expect(tally.counts()).toMatchObject({ sockets: 0, timers: 0 })
  })

  test('[LT4] leaving says leave, waits for 1019, and closes', async () => {
    const { session, at, told, tally } = enter()
    const left = session.leave()
    expect(at(0).sent.at(-1)).toEqual({ type: 'leave' })
    at(0).say({ type: 'state', code: 1019, message: 'reason[0]' })
    await left
    expect(told).toEqual(['state 1019 reason[0]', 'ended'])
    expect(at(0).closedWith).toBe(1000)
    expect(tally.counts()).toMatchObject({ sockets: 0, timers: 0 })
  })

  test('[LT4] an emulator that says no goodbye is not waited for longer than a second', async () => {
    const { session, tally } = enter()
    const left = session.leave()
    jest.advanceTimersByTime(1_000)
    await left
    expect(tally.counts()).toMatchObject({ sockets: 0, timers: 0 })
  })

  test('[LT50] a lost socket is opened again with growing waits, and resumes', () => {
    const { at, told, sockets } = enter()
    at(0).drop(1006)
    jest.advanceTimersByTime(250)
    at(1).drop(1006)
    jest.advanceTimersByTime(499)
    expect(sockets).toHaveLength(2)
    jest.advanceTimersByTime(1)
    at(2).open()
    at(2).say({ type: 'state', code: 1031, message: '{}' })
    expect(at(2).sent[0]).toEqual({ type: 'resume', token: 'T1' })
    expect(told).toEqual(['reconnecting 1', 'reconnecting 2', 'resumed', 'state 1031 {}'])
  })

  test('[LT50] who is alone in the room gets no list: silence means resumed', () => {
    const { at, told } = enter()
    at(0).drop(1006)
    jest.advanceTimersByTime(250)
    at(1).open()
    jest.advanceTimersByTime(500)
    expect(told).toEqual(['reconnecting 1', 'resumed'])
  })

  test('[LT50] what was switched meanwhile is said after resuming, and not before', () => {
    const { session, at } = enter()
    session.subscribe('leg1', { audio: true, video: true })
    at(0).drop(1006)
    session.publish({ audio: false, video: true })
    session.subscribe('leg1', { audio: false, video: true })
    jest.advanceTimersByTime(250)
    at(1).open()
    expect(at(1).sent).toHaveLength(1)
    at(1).say({ type: 'state', code: 1031, message: '{}' })
    expect(at(1).sent.slice(1)).toEqual([
      { type: 'publish', audio: false, video: true },
      { type: 'subscribe', leg: 'leg1', audio: false, video: true },
    ])
  })

  test('[LT50] after 90 s it gives up, and holds nothing', () => {
    const { at, told, sockets, tally } = enter()
    at(0).drop(1006)
    for (let waited = 0; waited < 120_000; waited += 250) {
      jest.advanceTimersByTime(250)
      if (sockets.length > 1) at(sockets.length - 1).drop(1006)
    }
    expect(told.at(-1)).toBe('gaveUp')
    expect(told.filter((line) => line === 'gaveUp')).toHaveLength(1)
    expect(tally.counts()).toMatchObject({ sockets: 0, timers: 0 })
  })

  test('[LT53] a forgotten session is entered afresh on the same socket', () => {
    const { at, told } = enter()
    at(0).drop(1006)
    jest.advanceTimersByTime(250)
    at(1).open()
    at(1).say({ type: 'fault', name: 'unknown-session', field: 'token', message: '' })
    expect(at(1).sent.map(({ type }) => type)).toEqual(['resume', 'enter'])
    at(1).say({ type: 'entered', token: 'T2', userId: 'alice', room: { kind: 'number', id: 1 } })
    expect(told).toEqual(['reconnecting 1', 'entered T2'])
  })

  test('[LT51] the death and return of the media process are passed on', () => {
    const { at, told } = enter()
    at(0).say({ type: 'media', state: 'down' })
    at(0).say({ type: 'media', state: 'up' })
    expect(told).toEqual(['media false', 'media true'])
  })

  test('[LT6] close leaves at once and says nothing more', () => {
    const { session, at, told, tally } = enter()
    session.close()
    at(0).say({ type: 'state', code: 1019, message: '' })
    at(0).drop(1000)
    expect(at(0).closedWith).toBe(1000)
    expect(told).toEqual([])
    expect(tally.counts()).toMatchObject({ sockets: 0, timers: 0 })
  })
})

/** What the tag keeps of a frame. */
function asRead({ type, ...fields }: Record<string, unknown>): Record<string, unknown> {
  if (type === 'state') return { type, code: fields['code'], message: fields['message'] }
  if (type === 'entered') return { type, token: fields['token'], userId: fields['userId'] }
  if (type === 'media') return { type, up: fields['state'] === 'up' }
  return { type, name: fields['name'], message: fields['message'] }
}

describe('frames', () => {
  test.each(vectors.fromEmulator.map(({ name, frame }) => [name, frame] as const))('golden frame: %s', (_, frame) => {
    expect(parseFrame(JSON.stringify(frame))).toEqual(asRead(frame))
  })

  test.each(['', 'hello', '[]', 'null', '{"type":"state","code":"1001"}', '{"type":"entered"}', '{"type":"media","state":"sideways"}'])(
    'not a frame: %s',
    (text) => expect(parseFrame(text)).toBeUndefined(),
  )
})
