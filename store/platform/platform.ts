import { wxClock } from './clock'
import type { Clock } from './clock'

/** An HTTP call with JSON both ways. */
export interface HttpRequest {
  readonly url: string
  readonly body: object
  readonly token?: string
}

export interface HttpReply {
  readonly status: number
  readonly body: unknown
}

/** What the kit takes from WeChat. Tests bring their own. */
export interface Platform {
  readonly clock: Clock
  /** POSTs JSON. Rejects only when there is no answer at all. */
  post(request: HttpRequest): Promise<HttpReply>
}

/** Longer than any sane answer, shorter than the wait for credentials. */
const REQUEST_TIMEOUT_MS = 8_000

/** WeChat. */
export const wxPlatform: Platform = {
  clock: wxClock,
  post: ({ url, body, token }) =>
    new Promise((resolve, reject) => {
      wx.request({
        url,
        method: 'POST',
        data: body,
        timeout: REQUEST_TIMEOUT_MS,
        header: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        success: ({ statusCode, data }) => resolve({ status: statusCode, body: data }),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    }),
}
