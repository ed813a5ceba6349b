import type { ErrorGroup } from './types'

/** Linking two rooms (PK). A mini-program cannot ask for it, but can be told of it. */
export const LINK_ERRORS: readonly ErrorGroup[] = [
  {
    category: 'state',
    retryable: false,
    text: 'linkFailed',
    action: 'none',
    rows: [
      [-102031, 'link-unsupported', 'this room cannot be linked'],
      [-102032, 'link-limit', 'too many rooms are linked'],
      [-102042, 'link-not-linked', 'the rooms are not linked'],
      [-102046, 'link-room-absent', 'the other room does not exist'],
      [-102047, 'link-room-full', 'the other room has too many links'],
      [-102048, 'link-user-absent', 'the other user is not there'],
      [-102049, 'link-user-deleted', 'the other user was deleted'],
    ],
  },
  {
    category: 'network',
    retryable: true,
    text: 'linkFailed',
    action: 'retry',
    rows: [
      [-102033, 'link-retries', 'linking was tried too often'],
      [-102034, 'link-late', 'linking took too long'],
    ],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'linkFailed',
    action: 'fix-config',
    rows: [[-102035, 'link-format', 'the link request is malformed']],
  },
  {
    category: 'auth',
    retryable: false,
    text: 'linkFailed',
    action: 'renew',
    rows: [
      [-102036, 'link-no-signature', 'the link request has no signature'],
      [-102037, 'link-signature-unreadable', 'the link signature could not be decrypted'],
      [-102038, 'link-no-key', 'there is no key for the link signature'],
      [-102039, 'link-signature-malformed', 'the link signature is malformed'],
      [-102040, 'link-signature-time', 'the time of the link signature is wrong'],
      [-102041, 'link-signature-group', 'the link signature is for another room'],
    ],
  },
  {
    category: 'argument',
    retryable: false,
    text: 'linkFailed',
    action: 'none',
    rows: [[-102043, 'link-other-format', 'the other room answered malformed']],
  },
  {
    category: 'server',
    retryable: true,
    text: 'linkFailed',
    action: 'retry',
    rows: [
      [-102044, 'link-failed', 'linking failed'],
      [-102045, 'link-cancel-failed', 'unlinking failed'],
      [-102050, 'link-room-resources', 'the other room has no resources left'],
    ],
  },
  {
    category: 'state',
    retryable: false,
    text: 'linkFailed',
    action: 'retry',
    rows: [[-102051, 'link-sequence', 'link requests arrived out of order']],
  },
]
