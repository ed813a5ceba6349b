/** WHIP and WHEP calls, as `docs/wire.md` §2 writes them. */

/** A media call that was refused. */
export class MediaCallFailed extends Error {
  override readonly name = 'MediaCallFailed'

  constructor(
    /** HTTP status; 0 when the emulator was not reached. */
    readonly status: number,
    /** The emulator's name for it, e.g. `media-down`. */
    readonly reason: string,
  ) {
    super(status === 0 ? 'the emulator was not reached' : `the emulator answered ${status} ${reason}`)
  }
}

export interface MediaAnswer {
  readonly sdp: string
  /** Absolute address of the resource, to be deleted at the end. */
  readonly location: string
}

const UNREACHABLE = 0

/** Posts an offer. */
export async function postOffer(address: string, token: string, sdp: string): Promise<MediaAnswer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: sdp,
  }).catch(() => Promise.reject(new MediaCallFailed(UNREACHABLE, '')))
  if (!response.ok) throw new MediaCallFailed(response.status, await reasonOf(response))
  const location = response.headers.get('location')
  if (!location) throw new MediaCallFailed(response.status, 'no-location')
  return { sdp: await response.text(), location: new URL(location, address).href }
}

/** Gives a resource back. Fire and forget: an emulator that cannot be reached has forgotten it anyway. */
export function deleteResource(location: string, token: string): void {
  fetch(location, { method: 'DELETE', keepalive: true, headers: { authorization: `Bearer ${token}` } }).catch(() => undefined)
}

/** The id in `/v1/whep/<id>`, which `subscribe` frames name. */
export function resourceId(location: string): string {
  return location.slice(location.lastIndexOf('/') + 1)
}

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined)
  const error = (body as { error?: { name?: unknown } } | undefined)?.error
  return typeof error?.name === 'string' ? error.name : ''
}
