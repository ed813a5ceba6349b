/** Between clients and phone: who gets which answer, and what happens when somebody goes. */
import { Relay } from '../../../simulator/src/node/automator/relay'
import { Scripts } from '../../../simulator/src/node/automator/scripts'

class FakePeer {
  readonly got: unknown[] = []

  send(text: string): void {
    this.got.push(JSON.parse(text))
  }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function stage(): { relay: Relay; phone: FakePeer; one: FakePeer; two: FakePeer } {
  return { relay: new Relay(1, 1_000), phone: new FakePeer(), one: new FakePeer(), two: new FakePeer() }
}

describe('automator relay', () => {
  test('[AU1] an answer goes to the client that asked, although ids are alike', () => {
    const { relay, phone, one, two } = stage()
    relay.phoneCame(phone)
    const [first, second] = [relay.clientCame(one), relay.clientCame(two)]
    relay.clientAsked({ client: first, id: 'a', method: 'App.getCurrentPage', params: {} })
    relay.clientAsked({ client: second, id: 'a', method: 'App.getCurrentPage', params: {} })
    relay.phoneSaid({ type: 'result', client: second, id: 'a', result: 2 })
    expect(one.got).toEqual([])
    expect(two.got).toEqual([{ id: 'a', result: 2 }])
  })

  test('[AU2] a call waits for a phone that is being opened', () => {
    const { relay, phone, one } = stage()
    const client = relay.clientCame(one)
    relay.clientAsked({ client, id: 'a', method: 'Tool.getInfo', params: {} })
    jest.advanceTimersByTime(999)
    relay.phoneCame(phone)
    jest.advanceTimersByTime(60_000)
    expect(phone.got).toEqual([{ type: 'call', client, id: 'a', method: 'Tool.getInfo', params: {} }])
    expect(one.got).toEqual([])
  })

  test('[AU2] a phone that does not come is told as such', () => {
    const { relay, one } = stage()
    relay.clientAsked({ client: relay.clientCame(one), id: 'a', method: 'Tool.getInfo', params: {} })
    jest.advanceTimersByTime(1_000)
    expect(one.got).toEqual([{ id: 'a', error: { message: 'phone 1 is not open' } }])
  })

  test('[AU2] a phone that is reloaded fails what it was asked for', () => {
    const { relay, phone, one } = stage()
    relay.phoneCame(phone)
    relay.clientAsked({ client: relay.clientCame(one), id: 'a', method: 'Element.tap', params: {} })
    relay.phoneCame(new FakePeer())
    expect(one.got).toEqual([{ id: 'a', error: { message: 'phone 1 was closed or reloaded' } }])
  })

  test('[AU2] the old page of a reload going late takes nothing with it', () => {
    const { relay, phone, one } = stage()
    relay.phoneCame(phone)
    const next = new FakePeer()
    relay.phoneCame(next)
    relay.phoneWent(phone)
    relay.clientAsked({ client: relay.clientCame(one), id: 'a', method: 'Tool.getInfo', params: {} })
    expect(next.got).toHaveLength(1)
  })

  test('[AU3] the phone hears that a client went, and late answers are dropped', () => {
    const { relay, phone, one } = stage()
    relay.phoneCame(phone)
    const client = relay.clientCame(one)
    relay.clientAsked({ client, id: 'a', method: 'Element.tap', params: {} })
    relay.clientWent(client)
    relay.phoneSaid({ type: 'result', client, id: 'a', result: {} })
    expect(phone.got.at(-1)).toEqual({ type: 'gone', client })
    expect(one.got).toEqual([])
  })

  test('[AU1] an event goes to its client', () => {
    const { relay, one, two } = stage()
    const client = relay.clientCame(one)
    relay.clientCame(two)
    relay.phoneSaid({ type: 'event', client, method: 'App.logAdded', params: { type: 'log' } })
    expect(one.got).toEqual([{ method: 'App.logAdded', params: { type: 'log' } }])
    expect(two.got).toEqual([])
  })
})

describe('automator scripts', () => {
  test('[AU6] a script is handed out once', () => {
    const scripts = new Scripts()
    const id = scripts.add('() => 1').split('/').at(-1) ?? ''
    expect(scripts.take(id)).toContain('() => 1')
    expect(scripts.take(id)).toBeUndefined()
  })

  test('[AU6] scripts that nobody takes are forgotten, the oldest first', () => {
    const scripts = new Scripts()
    const ids = Array.from({ length: 101 }, () => scripts.add('() => 1').split('/').at(-1) ?? '')
    expect(scripts.take(ids[0] ?? '')).toBeUndefined()
    expect(scripts.take(ids[1] ?? '')).toBeDefined()
  })
})
