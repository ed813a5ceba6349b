import type { Slot } from './member'

/** What a `<trtc-player>` shows. */
export interface SlotView {
  /** Empty while there is nothing to play. */
  readonly src: string
  readonly userId: string
  readonly name: string
  readonly initial: string
  readonly avatarUrl: string
  /** A screen share: shown whole, not cropped. */
  readonly isShare: boolean
  readonly muteAudio: boolean
  readonly muteVideo: boolean
  readonly micOff: boolean
  readonly cameraOff: boolean
  readonly loading: boolean
}

const EMPTY: SlotView = {
  src: '',
  userId: '',
  name: '',
  initial: '',
  avatarUrl: '',
  isShare: false,
  muteAudio: false,
  muteVideo: false,
  micOff: true,
  cameraOff: true,
  loading: false,
}

export function selectSlot(slot: Slot | null): SlotView {
  if (!slot) return EMPTY
  const name = slot.profile?.name || slot.userId
  const hasPicture = slot.sends.video && slot.video.wanted
  return {
    src: slot.mounted ? slot.src : '',
    userId: slot.userId,
    name,
    initial: toInitial(name),
    avatarUrl: slot.profile?.avatarUrl ?? '',
    isShare: slot.stream === 'aux',
    muteAudio: !slot.audio.wanted,
    muteVideo: !slot.video.wanted,
    micOff: slot.stream === 'main' && !(slot.sends.audio && slot.audio.wanted),
    cameraOff: !hasPicture,
    loading: hasPicture && slot.player !== 'playing',
  }
}

/** The letter in the place of a picture. */
export function toInitial(name: string): string {
  return (Array.from(name)[0] ?? '').toUpperCase()
}
