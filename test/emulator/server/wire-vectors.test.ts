import { refusal, signatureRefusal } from '../../../emulator/src/errors'
import * as native from '../../../emulator/src/native-messages'
import { denial } from '../../../emulator/src/operations/publish'
import vectors from '../../vectors/wire.json'

const WRITTEN: Record<string, native.NativeState> = {
  connected: native.connected,
  'in the room': native.entered,
  'push begins': native.pushBegins,
  'bob came': native.userCame('bob'),
  "bob's picture is there": native.videoIs('bob', true),
  "bob's picture is gone": native.videoIs('bob', false),
  "bob's sound is there": native.audioIs('bob', true),
  "bob's sound is gone": native.audioIs('bob', false),
  'bob left': native.userLeft('bob'),
  'left by itself': native.exited('self'),
  'removed, or entered elsewhere': native.exited('removed'),
  'room dissolved': native.exited('dissolved'),
  'refused: expired UserSig': signatureRefusal(-70001),
  'refused: room full': refusal(-102052),
  'may not send video': denial(-102013),
}

const states = vectors.fromEmulator.filter(({ frame }) => frame.type === 'state')

test.each(states)('[EM6] golden state: $name', ({ name, frame }) => {
  expect({ type: 'state', ...WRITTEN[name] }).toEqual(frame)
})
