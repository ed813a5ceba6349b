import { hostOf, type Builtin, type BuiltinHost, type BuiltinSpec } from './define'

const SETTLE_MS = 90

const px = (value: unknown): string => (/^\d+$/.test(String(value)) ? `${String(value)}px` : String(value || '0px'))

/** Scroll-snapping does the work: a page of it is an item, dots show where we are. */
class Swiper implements Builtin {
  private readonly track: Element
  private readonly dots = document.createElement('div')
  private readonly watcher = new MutationObserver(() => this.drawDots())
  private current = 0
  /** What made it move last. */
  private source: 'touch' | 'autoplay' = 'touch'
  private settle: ReturnType<typeof setTimeout> | undefined
  private turn: ReturnType<typeof setInterval> | undefined

  constructor(private readonly host: BuiltinHost) {
    const { element } = host
    this.track = element.querySelector(':scope > inner-swiper') ?? element
    this.dots.className = 'wx-swiper-dots'
    element.append(this.dots)
    this.track.addEventListener('scroll', () => this.scrolled())
    // Items come and go with the template.
    this.watcher.observe(this.track, { childList: true })
  }

  update(name: string, value: unknown): void {
    const { element, get } = this.host
    if (name === 'current' && Number(value) !== this.current) {
      this.current = Number(value)
      this.goTo(this.current, element.isConnected)
    } else if (name === 'autoplay' || name === 'interval') this.restartAutoplay()
    else if (name === 'previousMargin' || name === 'nextMargin')
      element.style.padding = `0 ${px(get('nextMargin'))} 0 ${px(get('previousMargin'))}`
    this.drawDots()
  }

  attached(): void {
    this.goTo(this.current, false)
  }

  detached(): void {
    clearInterval(this.turn)
    clearTimeout(this.settle)
    this.watcher.disconnect()
  }

  private items(): Element[] {
    return [...this.track.children].filter((child) => child.localName === 'wx-swiper-item')
  }

  private extent(): number {
    return (this.host.get('vertical') ? this.track.clientHeight : this.track.clientWidth) || 1
  }

  private goTo(index: number, smooth: boolean): void {
    const side = this.host.get('vertical') ? 'top' : 'left'
    this.track.scrollTo({ [side]: index * this.extent(), behavior: smooth ? 'smooth' : 'instant' })
  }

  private scrolled(): void {
    clearTimeout(this.settle)
    this.settle = setTimeout(() => {
      this.arrived()
      this.source = 'touch'
    }, SETTLE_MS)
  }

  private arrived(): void {
    const { get, set, emit } = this.host
    const index = Math.round((get('vertical') ? this.track.scrollTop : this.track.scrollLeft) / this.extent())
    if (index === this.current) return
    this.current = index
    this.drawDots()
    const item = this.items()[index]
    const detail = { current: index, currentItemId: item ? (hostOf(item)?.get<string>('itemId') ?? '') : '', source: this.source }
    set('current', index)
    emit('change', detail)
    emit('animationfinish', detail)
  }

  private restartAutoplay(): void {
    const { get } = this.host
    clearInterval(this.turn)
    if (!get('autoplay')) return
    this.turn = setInterval(
      () => {
        this.source = 'autoplay'
        const next = this.current + 1
        const count = this.items().length
        if (next < count || get('circular')) this.goTo(next % (count || 1), true)
      },
      Number(get('interval')),
    )
  }

  private drawDots(): void {
    const { get } = this.host
    this.dots.hidden = !get('indicatorDots')
    this.dots.style.setProperty('--dot', get('indicatorColor'))
    this.dots.style.setProperty('--dot-on', get('indicatorActiveColor'))
    const draw = (_: Element, index: number): HTMLElement =>
      Object.assign(document.createElement('i'), { className: index === this.current ? 'on' : '' })
    this.dots.replaceChildren(...this.items().map(draw))
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
  create: (host) => new Swiper(host),
}
