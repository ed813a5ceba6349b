import { hostOf, type Builtin, type BuiltinHost, type BuiltinSpec } from './define'

const SETTLE_MS = 90
const px = (value: unknown): string => (/^\d+$/.test(String(value)) ? `${String(value)}px` : String(value || '0px'))

/** Scroll-snapping does the work: a page is an item, dots show where we are. */
function createSwiper(host: BuiltinHost): Builtin {
  const { element, get, set, emit } = host
  const track = element.querySelector(':scope > inner-swiper') ?? element
  const dots = document.createElement('div')
  dots.className = 'wx-swiper-dots'
  element.append(dots)
  let current = 0
  let settle: ReturnType<typeof setTimeout> | undefined
  let turn: ReturnType<typeof setInterval> | undefined

  const items = (): Element[] => [...track.children].filter((child) => child.localName === 'wx-swiper-item')
  const extent = (): number => (get('vertical') ? track.clientHeight : track.clientWidth) || 1
  const drawDots = (): void => {
    dots.hidden = !get('indicatorDots')
    dots.style.setProperty('--dot', get('indicatorColor'))
    dots.style.setProperty('--dot-on', get('indicatorActiveColor'))
    dots.replaceChildren(...items().map((_, index) => Object.assign(document.createElement('i'), { className: index === current ? 'on' : '' })))
  }
  const goTo = (index: number, smooth: boolean): void => {
    track.scrollTo({ [get('vertical') ? 'top' : 'left']: index * extent(), behavior: smooth ? 'smooth' : 'instant' })
  }
  const arrived = (source: 'touch' | 'autoplay' | ''): void => {
    const index = Math.round((get('vertical') ? track.scrollTop : track.scrollLeft) / extent())
    if (index === current) return
    current = index
    drawDots()
    const item = items()[index]
    const detail = { current, currentItemId: item ? (hostOf(item)?.get<string>('itemId') ?? '') : '', source }
    set('current', index)
    emit('change', detail)
    emit('animationfinish', detail)
  }
  let moving: 'touch' | 'autoplay' = 'touch'
  track.addEventListener('scroll', () => {
    clearTimeout(settle)
    settle = setTimeout(() => {
      arrived(moving)
      moving = 'touch'
    }, SETTLE_MS)
  })
  const restartAutoplay = (): void => {
    clearInterval(turn)
    if (!get('autoplay')) return
    turn = setInterval(() => {
      moving = 'autoplay'
      const next = current + 1
      if (next < items().length || get('circular')) goTo(next % (items().length || 1), true)
    }, Number(get('interval')))
  }
  // Items come and go with the template.
  const watcher = new MutationObserver(drawDots)
  watcher.observe(track, { childList: true })
  return {
    update(name, value) {
      if (name === 'current' && Number(value) !== current) {
        current = Number(value)
        goTo(current, element.isConnected)
      } else if (name === 'autoplay' || name === 'interval') restartAutoplay()
      else if (name === 'previousMargin' || name === 'nextMargin') element.style.padding = `0 ${px(get('nextMargin'))} 0 ${px(get('previousMargin'))}`
      drawDots()
    },
    attached: () => goTo(current, false),
    detached: () => {
      clearInterval(turn)
      clearTimeout(settle)
      watcher.disconnect()
    },
  }
}

export const SWIPER: BuiltinSpec = {
  tag: 'swiper',
  wrapper: 'inner-swiper',
  mirrored: ['vertical', 'disableTouch'],
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: Number,
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    disableTouch: Boolean,
    displayMultipleItems: { type: Number, value: 1 },
    previousMargin: { type: null, value: '0px' },
    nextMargin: { type: null, value: '0px' },
    easingFunction: String,
    snapToEdge: Boolean,
    skipHiddenItemLayout: Boolean,
  },
  create: createSwiper,
}
