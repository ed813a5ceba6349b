import type { ErrorGroup } from './types'

/** What the kit itself finds wrong, before native or the cloud is asked. */
export const KIT_ERRORS: readonly ErrorGroup[] = [
  {
    category: 'argument',
    retryable: false,
    text: 'roomIdWrong',
    action: 'fix-config',
    rows: [['argument/room-id', 'kit-room-id', 'room must be a number from 1 to 4294967295, or 1 to 64 letters, digits, _ or -']],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'userIdWrong',
    action: 'fix-config',
    rows: [['argument/user-id', 'kit-user-id', 'userId must be 1 to 32 letters, digits, _ or -']],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'setupWrong',
    action: 'fix-config',
    rows: [
      ['argument/sdk-app-id', 'kit-sdk-app-id', 'sdkAppId must be a positive whole number'],
      ['argument/user-sig', 'kit-user-sig', 'userSig must be a text that is not empty'],
      ['argument/scene', 'kit-scene', 'scene must be videocall, audiocall, live or voicechatroom'],
      ['argument/credentials', 'kit-credentials-source', 'credentials must be a function that asks your server'],
      ['argument/room-key', 'kit-room-key', 'no room has this key: call createRoom before the tag is used'],
    ],
  },
  {
    category: 'state',
    retryable: false,
    text: 'alreadyJoined',
    action: 'none',
    rows: [
      ['state/already-joined', 'kit-already-joined', 'this room is joined, or being joined: leave first'],
      ['state/room-exists', 'kit-room-exists', 'another room with this key is in use: leave and dispose it, or choose another key'],
    ],
  },
  {
    category: 'state',
    retryable: false,
    text: 'cancelled',
    action: 'none',
    rows: [
      ['state/cancelled', 'kit-cancelled', 'joining was ended by leave, or by the page going away'],
      ['state/disposed', 'kit-disposed', 'the room object was disposed: create a new one'],
    ],
  },
  {
    category: 'state',
    retryable: false,
    text: 'setupWrong',
    action: 'fix-config',
    rows: [
      ['state/no-pusher', 'kit-no-pusher', 'no trtc-room or trtc-pusher of this room is on the page'],
      ['state/second-pusher', 'kit-second-pusher', 'a page may hold one trtc-pusher only: the second is refused'],
    ],
  },
  {
    category: 'auth',
    retryable: true,
    text: 'signInRefused',
    action: 'retry',
    rows: [
      ['auth/credentials', 'kit-credentials', 'the app server did not issue credentials'],
      ['auth/sign-in', 'kit-sign-in', 'the app server did not sign the user in'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'noNetwork',
    action: 'retry',
    rows: [['network/server', 'kit-server', 'the app server could not be reached']],
  },
  {
    category: 'network',
    retryable: true,
    text: 'enterFailed',
    action: 'rejoin',
    rows: [['network/join-timeout', 'kit-join-timeout', 'native did not report entering in time']],
  },
  {
    category: 'state',
    retryable: false,
    text: 'removed',
    action: 'stop',
    rows: [['state/removed', 'kit-removed', 'removed from the room, or entered it from another device']],
  },
  {
    category: 'state',
    retryable: false,
    text: 'dismissed',
    action: 'stop',
    rows: [['state/dismissed', 'kit-dismissed', 'the room was dissolved']],
  },
  {
    category: 'native',
    retryable: true,
    text: 'enterFailed',
    action: 'rejoin',
    rows: [['native/start-failed', 'kit-start-failed', 'native refused to start the push']],
  },
  {
    category: 'device',
    retryable: true,
    text: 'pushLost',
    action: 'rejoin',
    rows: [['native/interrupted', 'kit-interrupted', 'a phone or WeChat call took the devices']],
  },
  {
    category: 'device',
    retryable: false,
    text: 'cameraFailed',
    action: 'none',
    rows: [['native/camera-switch', 'kit-camera-switch', 'native could not switch between front and back camera']],
  },
  {
    category: 'native',
    retryable: false,
    text: 'unknown',
    action: 'none',
    rows: [['native/unknown', 'kit-unknown', 'native reported a code that no table knows']],
  },
]
