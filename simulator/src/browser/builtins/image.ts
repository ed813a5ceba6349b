import { posix } from './posix'
import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

/** Where a file of the mini-program is served; other addresses stay as they are. */
export function assetUrl(source: string, ownerPath: string): string {
  if (source === '' || /^(?:[a-z]+:|\/\/)/i.test(source)) return source
  return `/app/files/${source.startsWith('/') ? source.slice(1) : posix(ownerPath, source)}`
}

const FIT: Readonly<Record<string, string>> = {
  aspectFit: 'contain',
  aspectFill: 'cover',
  scaleToFill: 'fill',
  widthFix: 'fill',
  heightFix: 'fill',
}

/** The modes that cut: which edge of the picture stays. */
const cropPosition = (mode: string): string | undefined =>
  /^(?:top|bottom|center|left|right)(?: left| right)?$/.test(mode) ? mode : undefined

function createImage({ element, get, owner, emit }: BuiltinHost): Builtin {
  const image = document.createElement('img')
  image.alt = ''
  image.draggable = false
  element.append(image)
  image.addEventListener('load', () => emit('load', { width: image.naturalWidth, height: image.naturalHeight }))
  image.addEventListener('error', () => emit('error', { errMsg: `GET ${get<string>('src')} fail` }))
  const setMode = (mode: string): void => {
    const crop = cropPosition(mode)
    image.style.objectFit = crop ? 'none' : (FIT[mode] ?? 'fill')
    image.style.objectPosition = crop ?? ''
    element.setAttribute('mode', mode)
  }
  return {
    update(name, value) {
      if (name === 'mode') setMode(String(value))
      else if (name === 'lazyLoad') image.loading = value ? 'lazy' : 'eager'
      else if (name === 'ariaLabel') image.alt = String(value ?? '')
      else if (name === 'src') {
        const url = assetUrl(String(value ?? ''), owner().is)
        if (url === '') image.removeAttribute('src')
        else image.src = url
      }
    },
  }
}

const PROPERTIES = {
  src: String,
  mode: { type: String, value: 'scaleToFill' },
  lazyLoad: Boolean,
  webp: Boolean,
  showMenuByLongpress: Boolean,
  fadeIn: Boolean,
  referrerPolicy: String,
}

export const IMAGES: readonly BuiltinSpec[] = [
  { tag: 'image', properties: PROPERTIES, create: createImage },
  { tag: 'cover-image', properties: PROPERTIES, create: createImage },
]
