import { autorun } from 'mobx-miniprogram'
import { MeterStore } from '../../store/meter-store'
import { initialRoom } from '../../store/core/room'
import { RoomStore } from '../../store/room-store'
import type { RoomEvent } from '../../store/core/events'
import { RoomScript } from '../support/room-script'

const inRoom = () => new RoomScript().enter().come('bob', 'carol').video('bob', true).video('carol', true).state
const mute = (userId: string, on: boolean): RoomEvent => ({ type: 'native/audioAvailable', news: [{ userId, stream: 'main', on }] })

/** Counts how often a view is read anew. */
function count(read: () => unknown): { readonly runs: number; stop(): void } {
  let runs = 0
  const stop = autorun(() => {
    read()
    runs++
  })
  return {
    get runs() {
      return runs
    },
    stop,
  }
}

test('[RM64] a change of one stream wakes that stream only', () => {
  const store = new RoomStore(inRoom(), () => undefined)
  const [bob, carol, pusher, self] = [() => store.slot(0), () => store.slot(1), () => store.pusher, () => store.self].map(count)
  store.dispatch(mute('bob', true))
  expect([bob?.runs, carol?.runs, pusher?.runs, self?.runs]).toEqual([2, 1, 1, 1])
})

test('[RM64] news without a change wake nobody', () => {
  const store = new RoomStore(inRoom(), () => undefined)
  const all = [() => store.slot(0), () => store.slot(1), () => store.room, () => store.pusher, () => store.self].map(count)
  store.dispatch({ type: 'native/memberJoined', userIds: ['bob', 'carol'] })
  store.dispatch(mute('bob', false))
  expect(all.map(({ runs }) => runs)).toEqual([1, 1, 1, 1, 1])
})

test('[RM64] events that follow from an event are one change', () => {
  const store = new RoomStore(initialRoom, (effect, dispatch) => {
    if (effect.type === 'credentials/fetch')
      dispatch({ type: 'signal/credentialsFailed', serial: effect.serial, fault: { code: 'auth/credentials', message: '', final: true } })
  })
  const statuses: string[] = []
  const stop = autorun(() => statuses.push(store.room.status))
  store.dispatch({ type: 'user/join', target: { room: { kind: 'number', id: 1 }, mic: true, camera: true } })
  stop()
  expect(statuses).toEqual(['idle', 'failed'])
})

test('[RM16] an effect that throws does not wedge the room', () => {
  const store = new RoomStore(initialRoom, () => {
    throw new Error('effect')
  })
  expect(() => store.dispatch({ type: 'user/join', target: { room: { kind: 'number', id: 1 }, mic: true, camera: true } })).toThrow(
    'effect',
  )
  store.dispatch({ type: 'user/setMic', on: true })
  expect(store.state.mic.wanted).toBe(true)
})

test('[RM64] meters wake nobody who does not look, and nobody for a difference that is not seen', () => {
  const meters = new MeterStore()
  const loud = count(() => meters.loudnessOf('self'))
  meters.setVolume('bob', 90)
  meters.setVolume('self', 30)
  meters.setVolume('self', 39)
  meters.setQuality('self', 3)
  meters.setQuality('self', 99)
  expect(loud.runs).toBe(2)
  expect([meters.loudnessOf('self'), meters.loudnessOf('bob'), meters.qualityOf('self')]).toEqual([2, 4, 3])
  meters.forget('self')
  expect([meters.loudnessOf('self'), meters.qualityOf('self')]).toEqual([0, 0])
})
