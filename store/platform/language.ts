import { LANGUAGES, toLanguage } from '../protocol/errors/texts'
import type { Language } from '../protocol/errors/texts'

/** The language of WeChat, or the one that is asked for when the kit speaks it. */
export function readLanguage(asked = ''): Language {
  return LANGUAGES.find((language) => language === asked) ?? toLanguage(readWechatLanguage())
}

function readWechatLanguage(): string {
  // Base libraries before 2.20.1 have no getAppBaseInfo.
  const info = typeof wx.getAppBaseInfo === 'function' ? wx.getAppBaseInfo() : wx.getSystemInfoSync()
  return info.language
}
