/** Rules RM40 to RM49 of docs/spec/room.md: microphone and camera. */
import type { RoomEvent } from './events'
import type { Facing, RoomState } from './room'
import { notice, stay } from './step'
import type { Step } from './step'

type DeviceEvent = Extract<
  RoomEvent,
  { type: 'user/setMic' | 'user/setCamera' | 'user/switchCamera' | 'native/cameraSwitched' | 'native/deviceFailed' }
>

export function reduceDevices(s: RoomState, e: DeviceEvent): Step {
  switch (e.type) {
    case 'user/setMic':
      return stay(want(s, 'mic', e.on))
    case 'user/setCamera':
      return stay(want(s, 'camera', e.on))
    case 'user/switchCamera':
      return switchCamera(s)
    case 'native/cameraSwitched':
      return cameraSwitched(s, e.ok)
    case 'native/deviceFailed':
      // Not wanted any more: the switch shows the truth, and another tap tries again.
      return notice(want(s, e.device, false), { code: e.code, message: e.message })
  }
}

/** What the tag shows is what is sent, as soon as we are in. Called after every event. */
export function settleDevices(s: RoomState): RoomState {
  const sending = s.phase.kind === 'inRoom'
  const mic = sending && s.tag.mic
  const camera = sending && s.tag.camera
  if (s.mic.actual === mic && s.camera.actual === camera) return s
  return { ...s, mic: { ...s.mic, actual: mic }, camera: { ...s.camera, actual: camera } }
}

function want(s: RoomState, device: 'mic' | 'camera', on: boolean): RoomState {
  return s[device].wanted === on ? s : { ...s, [device]: { ...s[device], wanted: on } }
}

function switchCamera(s: RoomState): Step {
  const isTurning = s.facing.wanted !== s.facing.actual
  if (isTurning || !s.camera.actual) return stay(s)
  const wanted: Facing = s.facing.actual === 'front' ? 'back' : 'front'
  return [{ ...s, facing: { ...s.facing, wanted } }, [{ type: 'pusher/switchCamera', tag: s.tag.id }]]
}

function cameraSwitched(s: RoomState, ok: boolean): Step {
  if (ok) return stay({ ...s, facing: { ...s.facing, actual: s.facing.wanted } })
  const back: RoomState = { ...s, facing: { ...s.facing, wanted: s.facing.actual } }
  return notice(back, { code: 'native/camera-switch', message: 'the camera did not turn' })
}
