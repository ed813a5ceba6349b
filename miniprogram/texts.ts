/** What the two pages say, in the languages of the kit. */
const TEXTS = {
  en: {
    title: 'Meet in a room',
    lead: 'Everybody who enters the same room name sees and hears each other.',
    room: 'Room',
    roomHint: 'for example lobby',
    name: 'Your name',
    nameHint: 'what the others see',
    microphone: 'Microphone on',
    camera: 'Camera on',
    join: 'Join',
    nameMissing: 'Enter your name.',
    roomMissing: 'Enter a room name.',
    roomWrong: 'Letters, digits, _ and - only, 64 at most.',
  },
  zh: {
    title: '进入房间，面对面聊',
    lead: '输入同一个房间名的人，可以互相看到和听到。',
    room: '房间名',
    roomHint: '例如 lobby',
    name: '你的名字',
    nameHint: '其他人会看到',
    microphone: '打开麦克风',
    camera: '打开摄像头',
    join: '进入房间',
    nameMissing: '请输入你的名字。',
    roomMissing: '请输入房间名。',
    roomWrong: '只能使用字母、数字、下划线和连字符，最多 64 个字符。',
  },
  ja: {
    title: 'ルームで会いましょう',
    lead: '同じルーム名に入った人どうしが、映像と音声でつながります。',
    room: 'ルーム名',
    roomHint: '例: lobby',
    name: 'あなたの名前',
    nameHint: '他の人に表示されます',
    microphone: 'マイクをオン',
    camera: 'カメラをオン',
    join: '参加する',
    nameMissing: '名前を入力してください。',
    roomMissing: 'ルーム名を入力してください。',
    roomWrong: '使えるのは英数字と _ と - のみで、64 文字までです。',
  },
} as const

export type Texts = Readonly<Record<keyof (typeof TEXTS)['en'], string>>

/** The texts in WeChat's language, English where we have none. */
export function texts(): Texts {
  const language = wx.getAppBaseInfo().language.slice(0, 2)
  return language === 'zh' || language === 'ja' ? TEXTS[language] : TEXTS.en
}
