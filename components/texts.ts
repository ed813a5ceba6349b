import type { Language } from '../store/protocol/errors/texts'

/** What stands on the tags, besides what went wrong. */
export interface Labels {
  readonly room: string
  readonly person: string
  readonly people: string
  readonly connecting: string
  readonly reconnecting: string
  readonly waiting: string
  readonly me: string
  readonly share: string
  readonly micOn: string
  readonly micOff: string
  readonly cameraOn: string
  readonly cameraOff: string
  readonly flip: string
  readonly leave: string
  readonly retry: string
  readonly close: string
  readonly muted: string
  readonly loading: string
}

export const LABELS: Readonly<Record<Language, Labels>> = {
  en: {
    room: 'Room',
    person: 'person',
    people: 'people',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    waiting: 'Waiting for others…',
    me: 'Me',
    share: 'Screen',
    micOn: 'Mic on',
    micOff: 'Mic off',
    cameraOn: 'Camera on',
    cameraOff: 'Camera off',
    flip: 'Flip',
    leave: 'Leave',
    retry: 'Try again',
    close: 'Close',
    muted: 'muted',
    loading: 'loading',
  },
  zh: {
    room: '房间',
    person: '人',
    people: '人',
    connecting: '正在连接…',
    reconnecting: '正在重新连接…',
    waiting: '等待其他人加入…',
    me: '我',
    share: '屏幕',
    micOn: '麦克风已开',
    micOff: '麦克风已关',
    cameraOn: '摄像头已开',
    cameraOff: '摄像头已关',
    flip: '翻转',
    leave: '离开',
    retry: '重试',
    close: '关闭',
    muted: '已静音',
    loading: '加载中',
  },
  ja: {
    room: 'ルーム',
    person: '人',
    people: '人',
    connecting: '接続しています…',
    reconnecting: '再接続しています…',
    waiting: '参加を待っています…',
    me: '自分',
    share: '画面',
    micOn: 'マイク オン',
    micOff: 'マイク オフ',
    cameraOn: 'カメラ オン',
    cameraOff: 'カメラ オフ',
    flip: '切替',
    leave: '退出',
    retry: '再試行',
    close: '閉じる',
    muted: 'ミュート中',
    loading: '読み込み中',
  },
}
