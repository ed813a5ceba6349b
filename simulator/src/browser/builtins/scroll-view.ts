import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

const toPixels = (value: unknown): number => Number.parseFloat(String(value))

function createScrollView({ element, get, emit }: BuiltinHost): Builtin {
  let last = { top: 0, left: 0 }
  let wasAtStart = true
  let wasAtEnd = false
  const onScroll = (): void => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
    const deltas = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop }
    last = { top: scrollTop, left: scrollLeft }
    emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...deltas })
    const vertical = get<boolean>('scrollY')
    const before = vertical ? scrollTop : scrollLeft
    const after = vertical ? scrollHeight - scrollTop - clientHeight : scrollWidth - scrollLeft - clientWidth
    const atStart = before <= toPixels(get('upperThreshold'))
    const atEnd = after <= toPixels(get('lowerThreshold'))
    if (atStart && !wasAtStart) emit('scrolltoupper', { direction: vertical ? 'top' : 'left' })
    if (atEnd && !wasAtEnd) emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
    wasAtStart = atStart
    wasAtEnd = atEnd
  }
  element.addEventListener('scroll', onScroll, { passive: true })
  const behavior = (): ScrollBehavior => (get('scrollWithAnimation') ? 'smooth' : 'auto')
  const intoView = (id: string): void => {
    element
      .querySelector(`[exparser\\:info-attr-id="${CSS.escape(id)}"]`)
      ?.scrollIntoView({ behavior: behavior(), block: 'start', inline: 'nearest' })
  }
  return {
    update(name, value) {
      if (name === 'scrollTop' && value !== null && value !== '') element.scrollTo({ top: toPixels(value), behavior: behavior() })
      else if (name === 'scrollLeft' && value !== null && value !== '') element.scrollTo({ left: toPixels(value), behavior: behavior() })
      else if (name === 'scrollIntoView' && value) intoView(String(value))
    },
  }
}

export const SCROLL_VIEW: BuiltinSpec = {
  tag: 'scroll-view',
  mirrored: ['scrollX', 'scrollY', 'enableFlex', 'showScrollbar'],
  wrapper: 'inner-scroll',
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollWithAnimation: Boolean,
    enableFlex: Boolean,
    enableBackToTop: Boolean,
    enablePassive: null,
    enhanced: Boolean,
    bounces: null,
    showScrollbar: { type: null, value: true },
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    scrollAnchoring: Boolean,
    type: String,
    refresherEnabled: Boolean,
    refresherTriggered: Boolean,
    refresherThreshold: null,
    refresherDefaultStyle: String,
    refresherBackground: String,
    usingSticky: Boolean,
  },
  create: createScrollView,
}
