import type { ErrorGroup } from './types'

/** Losing and not finding the cloud. */
export const NETWORK_ERRORS: readonly ErrorGroup[] = [
  {
    category: 'network',
    retryable: true,
    text: 'pushLost',
    action: 'rejoin',
    rows: [
      [-1307, 'push-disconnected', 'the push connection is lost, native has given up'],
      [-1326, 'push-refused', 'the server refused the push'],
      [-3302, 'heartbeat-failed', 'heartbeats got no answer'],
    ],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'setupWrong',
    action: 'fix-config',
    rows: [[-1313, 'push-url-invalid', 'the push URL is invalid']],
  },
  {
    category: 'network',
    retryable: true,
    text: 'noNetwork',
    action: 'rejoin',
    rows: [
      [-1324, 'push-addresses-failed', 'no push address could be reached'],
      [-1325, 'push-no-network', 'there is no network'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'playLost',
    action: 'recreate-player',
    rows: [[-2301, 'play-disconnected', 'the play connection is lost, native has given up']],
  },
  {
    category: 'network',
    retryable: true,
    text: 'playFailed',
    action: 'retry',
    rows: [
      [-2302, 'accelerated-url-failed', 'the accelerated address could not be had'],
      [-2309, 'accelerated-play-failed', 'accelerated playing failed'],
    ],
  },
  {
    category: 'native',
    retryable: false,
    text: 'playFailed',
    action: 'none',
    rows: [
      [-2303, 'file-not-found', 'the file does not exist'],
      [-2304, 'hevc-decode-failed', 'H.265 could not be decoded'],
      [-2305, 'decrypt-failed', 'the stream could not be decrypted'],
    ],
  },
  {
    category: 'native',
    retryable: true,
    text: 'playFailed',
    action: 'retry',
    rows: [
      [-2306, 'media-info-failed', 'the media information could not be read'],
      [-2307, 'switch-failed', 'switching the stream failed'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'playFailed',
    action: 'recreate-player',
    rows: [[-2308, 'play-refused', 'the server refused to play: a new address is needed']],
  },
  {
    category: 'network',
    retryable: true,
    text: 'enterFailed',
    action: 'rejoin',
    rows: [
      [-3301, 'enter-failed', 'entering the room failed, or reconnecting failed for 30 minutes'],
      [-3303, 'address-request-failed', 'the access address could not be had'],
      [-3304, 'access-connect-failed', 'the access server could not be reached'],
      [-3305, 'seat-failed', 'no media seat was granted'],
      [-3306, 'token-timeout', 'the token request timed out'],
      [-3307, 'address-timeout', 'the request for address and signature timed out'],
      [-3308, 'enter-timeout', 'the request to enter timed out'],
      [-3309, 'video-flag-timeout', 'the video flag timed out'],
      [-3310, 'video-data-timeout', 'the video data timed out'],
      [-3311, 'ability-timeout', 'the ability request timed out'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'enterFailed',
    action: 'none',
    rows: [
      [-3312, 'report-timeout', 'the status report timed out'],
      [-3313, 'close-video-timeout', 'closing video timed out'],
      [-3314, 'receive-setting-timeout', 'the receive setting timed out'],
      [-3325, 'quit-timeout', 'leaving timed out'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'serverBusy',
    action: 'retry',
    rows: [
      [-3321, 'relay-timeout', 'the CDN relay request timed out'],
      [-3322, 'mix-timeout', 'the mixing request timed out'],
    ],
  },
  {
    category: 'server',
    retryable: true,
    text: 'serverBusy',
    action: 'retry',
    rows: [
      [-3323, 'relay-reply-invalid', 'the CDN relay answered badly'],
      [-3324, 'mix-reply-invalid', 'the mixing answered badly'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'linkFailed',
    action: 'retry',
    rows: [
      [-3326, 'link-timeout', 'linking rooms timed out'],
      [-3327, 'unlink-timeout', 'unlinking rooms timed out'],
    ],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'linkFailed',
    action: 'fix-config',
    rows: [[-3328, 'link-parameter', 'wrong parameter for linking rooms']],
  },
  {
    category: 'server',
    retryable: true,
    text: 'enterFailed',
    action: 'rejoin',
    rows: [
      [-3329, 'token-empty', 'the encryption token is empty'],
      [-3331, 'address-list-empty', 'the list of access addresses is empty'],
    ],
  },
  {
    category: 'permission',
    retryable: false,
    text: 'notAllowed',
    action: 'none',
    rows: [[-3330, 'audience-may-not-link', 'an audience may not link rooms']],
  },
  {
    category: 'network',
    retryable: true,
    text: 'enterFailed',
    action: 'retry',
    rows: [[-3332, 'command-timeout', 'a JSON command timed out']],
  },
]
