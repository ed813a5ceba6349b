import type { BuiltinSpec, Properties } from './define'

const block = (tag: string, properties: Properties = {}): BuiltinSpec => ({ tag, properties })

/** Tags that are little more than a box. */
export const PLAIN: readonly BuiltinSpec[] = [
  block('view'),
  block('cover-view', { scrollTop: null }),
  block('swiper-item', { itemId: String, skipHiddenItemLayout: Boolean }),
  {
    tag: 'text',
    mirrored: ['userSelect', 'selectable', 'space'],
    properties: { userSelect: Boolean, selectable: Boolean, space: String, decode: Boolean, maxLines: Number, overflow: String },
  },
  { tag: 'icon', mirrored: ['type'], properties: { type: String, size: { type: null, value: 23 }, color: String }, create: createIcon },
  {
    tag: 'progress',
    properties: {
      percent: Number,
      showInfo: Boolean,
      strokeWidth: { type: null, value: 6 },
      activeColor: String,
      color: String,
      backgroundColor: String,
      active: Boolean,
      borderRadius: null,
      fontSize: null,
      activeMode: String,
      duration: Number,
    },
    create: createProgress,
  },
]

const GLYPHS: Readonly<Record<string, string>> = {
  success: '✓',
  success_no_circle: '✓',
  info: 'i',
  warn: '!',
  waiting: '…',
  cancel: '×',
  download: '↓',
  search: '⌕',
  clear: '×',
}

function createIcon({ element }: { element: HTMLElement }): { update(name: string, value: unknown): void } {
  return {
    update(name, value) {
      if (name === 'type') element.textContent = GLYPHS[String(value)] ?? ''
      else if (name === 'size')
        element.style.setProperty('--size', typeof value === 'number' || /^\d+$/.test(String(value)) ? `${String(value)}px` : String(value))
      else if (name === 'color' && value) element.style.setProperty('--color', String(value))
    },
  }
}

function createProgress({ element, get }: { element: HTMLElement; get<T>(name: string): T }): { update(): void } {
  const track = document.createElement('div')
  const bar = document.createElement('div')
  const text = document.createElement('span')
  track.append(bar)
  element.append(track, text)
  return {
    update() {
      const percent = Math.min(100, Math.max(0, Number(get('percent'))))
      bar.style.width = `${percent}%`
      bar.style.background = get<string>('activeColor') || get<string>('color') || '#09bb07'
      track.style.background = get<string>('backgroundColor') || '#ebebeb'
      track.style.height = `${Number(get('strokeWidth'))}px`
      text.textContent = get('showInfo') ? `${percent}%` : ''
    },
  }
}
