import type { RoomNews } from '../../store/core/effects'
import { TrtcError } from '../../store/core/trtc-error'
import { readLanguage } from '../../store/platform/language'

interface Trigger {
  triggerEvent(name: string, detail: object): void
}

/** Hands a piece of news on as an event of the tag, with plain JSON as its detail. */
export function triggerNews(target: Trigger, news: RoomNews): void {
  const { name, ...detail } = news
  target.triggerEvent(name, news.name === 'error' ? toErrorDetail(news) : detail)
}

function toErrorDetail({ fault, fatal }: Extract<RoomNews, { name: 'error' }>): object {
  const error = new TrtcError(fault)
  const { code, category, retryable, message, remedy } = error
  return { code, category, retryable, message, remedy, fatal, text: error.userText(readLanguage()) }
}
