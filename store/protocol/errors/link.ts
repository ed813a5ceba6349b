import type { Row } from './types'

/** Linking two rooms (PK). A mini-program cannot ask for it, but can be told of it. */
export const LINK_ERRORS: readonly Row[] = [
  [-102031, 'link-unsupported', 'state', false, 'linkFailed', 'none', 'this room cannot be linked'],
  [-102032, 'link-limit', 'state', false, 'linkFailed', 'none', 'too many rooms are linked'],
  [-102033, 'link-retries', 'network', true, 'linkFailed', 'retry', 'linking was tried too often'],
  [-102034, 'link-late', 'network', true, 'linkFailed', 'retry', 'linking took too long'],
  [-102035, 'link-format', 'argument', false, 'linkFailed', 'fix-config', 'the link request is malformed'],
  [-102036, 'link-no-signature', 'auth', false, 'linkFailed', 'renew', 'the link request has no signature'],
  [-102037, 'link-signature-unreadable', 'auth', false, 'linkFailed', 'renew', 'the link signature could not be decrypted'],
  [-102038, 'link-no-key', 'auth', false, 'linkFailed', 'renew', 'there is no key for the link signature'],
  [-102039, 'link-signature-malformed', 'auth', false, 'linkFailed', 'renew', 'the link signature is malformed'],
  [-102040, 'link-signature-time', 'auth', false, 'linkFailed', 'renew', 'the time of the link signature is wrong'],
  [-102041, 'link-signature-group', 'auth', false, 'linkFailed', 'renew', 'the link signature is for another room'],
  [-102042, 'link-not-linked', 'state', false, 'linkFailed', 'none', 'the rooms are not linked'],
  [-102043, 'link-other-format', 'argument', false, 'linkFailed', 'none', 'the other room answered malformed'],
  [-102044, 'link-failed', 'server', true, 'linkFailed', 'retry', 'linking failed'],
  [-102045, 'link-cancel-failed', 'server', true, 'linkFailed', 'retry', 'unlinking failed'],
  [-102046, 'link-room-absent', 'state', false, 'linkFailed', 'none', 'the other room does not exist'],
  [-102047, 'link-room-full', 'state', false, 'linkFailed', 'none', 'the other room has too many links'],
  [-102048, 'link-user-absent', 'state', false, 'linkFailed', 'none', 'the other user is not there'],
  [-102049, 'link-user-deleted', 'state', false, 'linkFailed', 'none', 'the other user was deleted'],
  [-102050, 'link-room-resources', 'server', true, 'linkFailed', 'retry', 'the other room has no resources left'],
  [-102051, 'link-sequence', 'state', false, 'linkFailed', 'retry', 'link requests arrived out of order'],
]
