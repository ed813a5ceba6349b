import type { Row } from './types'

/** What the kit itself finds wrong, before native or the cloud is asked. */
export const KIT_ERRORS: readonly Row[] = [
  ['argument/room-id', 'kit-room-id', 'argument', false, 'roomIdWrong', 'fix-config', 'room must be a number from 1 to 4294967295, or 1 to 64 letters, digits, _ or -'],
  ['argument/user-id', 'kit-user-id', 'argument', false, 'userIdWrong', 'fix-config', 'userId must be 1 to 32 letters, digits, _ or -'],
  ['argument/sdk-app-id', 'kit-sdk-app-id', 'argument', false, 'setupWrong', 'fix-config', 'sdkAppId must be a positive whole number'],
  ['argument/user-sig', 'kit-user-sig', 'argument', false, 'setupWrong', 'fix-config', 'userSig must be a text that is not empty'],
  ['argument/scene', 'kit-scene', 'argument', false, 'setupWrong', 'fix-config', 'scene must be videocall, audiocall, live or voicechatroom'],
  ['argument/credentials', 'kit-credentials-source', 'argument', false, 'setupWrong', 'fix-config', 'credentials must be a function that asks your server'],
  ['argument/room-key', 'kit-room-key', 'argument', false, 'setupWrong', 'fix-config', 'no room has this key: call createRoom before the tag is used'],
  ['state/already-joined', 'kit-already-joined', 'state', false, 'alreadyJoined', 'none', 'this room is joined, or being joined: leave first'],
  ['state/cancelled', 'kit-cancelled', 'state', false, 'cancelled', 'none', 'joining was ended by leave, or by the page going away'],
  ['state/room-exists', 'kit-room-exists', 'state', false, 'alreadyJoined', 'none', 'another room with this key is in use: leave and dispose it, or choose another key'],
  ['state/disposed', 'kit-disposed', 'state', false, 'cancelled', 'none', 'the room object was disposed: create a new one'],
  ['state/no-pusher', 'kit-no-pusher', 'state', false, 'setupWrong', 'fix-config', 'no trtc-room or trtc-pusher of this room is on the page'],
  ['state/second-pusher', 'kit-second-pusher', 'state', false, 'setupWrong', 'fix-config', 'a page may hold one trtc-pusher only: the second is refused'],
  ['auth/credentials', 'kit-credentials', 'auth', true, 'signInRefused', 'retry', 'the app server did not issue credentials'],
  ['auth/sign-in', 'kit-sign-in', 'auth', true, 'signInRefused', 'retry', 'the app server did not sign the user in'],
  ['network/server', 'kit-server', 'network', true, 'noNetwork', 'retry', 'the app server could not be reached'],
  ['network/join-timeout', 'kit-join-timeout', 'network', true, 'enterFailed', 'rejoin', 'native did not report entering in time'],
  ['state/removed', 'kit-removed', 'state', false, 'removed', 'stop', 'removed from the room, or entered it from another device'],
  ['state/dismissed', 'kit-dismissed', 'state', false, 'dismissed', 'stop', 'the room was dissolved'],
  ['native/start-failed', 'kit-start-failed', 'native', true, 'enterFailed', 'rejoin', 'native refused to start the push'],
  ['native/interrupted', 'kit-interrupted', 'device', true, 'pushLost', 'rejoin', 'a phone or WeChat call took the devices'],
  ['native/camera-switch', 'kit-camera-switch', 'device', false, 'cameraFailed', 'none', 'native could not switch between front and back camera'],
  ['native/unknown', 'kit-unknown', 'native', false, 'unknown', 'none', 'native reported a code that no table knows'],
]
