/** Who may call at all. Loopback is no protection from the web pages that are open in the same browser. */
import type { FastifyRequest } from 'fastify'
import { HttpError } from '../errors'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1']
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/

/** True for an address that only this machine reaches. */
export const isLoopback = (host: string): boolean => LOOPBACK.includes(host)

/** What every path begins with: nothing, or the access token. Throws for a token that is none. */
export function toPrefix(token: string | undefined): string {
  if (token === undefined) return ''
  if (!TOKEN.test(token)) throw new Error('An access token is 16 to 128 of A-Z a-z 0-9 _ -.')
  return `/${token}`
}

/** True when a page of this origin may call a loopback emulator; no origin is a program, not a page. */
export function isLocalOrigin(origin: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin).hostname))
}

/** Throws for a caller of a loopback emulator who is not of this machine. */
export function checkLocal(request: FastifyRequest): void {
  if (!isLocalOrigin(request.headers.origin)) throw new HttpError('foreign-origin', 'only pages of this machine may call', 'origin')
  // A foreign name that resolves to loopback (DNS rebinding) brings its own Host.
  if (!isLoopback(request.hostname)) throw new HttpError('foreign-origin', 'call this emulator by a loopback address', 'host')
}
