import { assetUrl } from './image'
import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

const FORWARDED = ['play', 'pause', 'ended', 'waiting', 'progress'] as const

function createVideo({ element, get, owner, emit }: BuiltinHost): Builtin {
  const video = document.createElement('video')
  video.playsInline = true
  element.prepend(video)
  for (const type of FORWARDED) video.addEventListener(type, () => emit(type))
  video.addEventListener('timeupdate', () => emit('timeupdate', { currentTime: video.currentTime, duration: video.duration }))
  video.addEventListener('loadedmetadata', () =>
    emit('loadedmetadata', { width: video.videoWidth, height: video.videoHeight, duration: video.duration }),
  )
  video.addEventListener('error', () => emit('error', { errMsg: video.error?.message ?? 'MEDIA_ERR' }))
  return {
    update(name, value) {
      if (name === 'src') video.src = assetUrl(String(value ?? ''), owner().is)
      else if (name === 'poster') video.poster = assetUrl(String(value ?? ''), owner().is)
      else if (name === 'objectFit') video.style.objectFit = String(value)
      else if (name === 'controls' || name === 'loop' || name === 'muted' || name === 'autoplay') video[name] = Boolean(value)
      if (get('autoplay') && video.paused && video.src) video.play().catch((error: Error) => emit('error', { errMsg: error.message }))
    },
    detached: () => video.pause(),
  }
}

function createCanvas({ element, emit }: BuiltinHost): Builtin {
  const canvas = document.createElement('canvas')
  element.prepend(canvas)
  const fit = (): void => {
    if (canvas.width === 300 && canvas.height === 150)
      Object.assign(canvas, { width: element.clientWidth || 300, height: element.clientHeight || 150 })
  }
  return {
    attached: () => {
      fit()
      emit('ready')
    },
  }
}

/** What `SelectorQuery.node()` gives for an element: a canvas its drawing surface, others themselves. */
export const nodeForQuery = (element: Element): unknown => (element.localName === 'wx-canvas' ? element.querySelector('canvas') : element)

export const MEDIA: readonly BuiltinSpec[] = [
  {
    tag: 'video',
    properties: {
      src: String,
      poster: String,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      objectFit: { type: String, value: 'contain' },
      duration: null,
      initialTime: null,
      showCenterPlayBtn: null,
      showFullscreenBtn: null,
      showPlayBtn: null,
      enableProgressGesture: null,
      title: String,
      pictureInPictureMode: null,
      direction: null,
    },
    create: createVideo,
  },
  { tag: 'canvas', properties: { type: String, canvasId: String, disableScroll: Boolean }, create: createCanvas },
]
