import type { Builtin, BuiltinHost } from './define'
import { playAnimation, type AnimationExport } from './animation'

const HOVERING = ['wx-view', 'wx-button', 'wx-navigator', 'wx-cover-view']

/** What every tag does: `hover-class` while it is pressed, and `animation`. */
export function createCommon({ element, component, get }: BuiltinHost): Builtin {
  if (HOVERING.includes(element.localName)) listenHover(element, component.classList, get)
  return {
    update(name, value) {
      if (name === 'animation' && value) playAnimation(element, value as AnimationExport)
    },
  }
}

interface Classes {
  toggle(name: string, on: boolean): void
}

function listenHover(element: HTMLElement, classes: unknown, get: BuiltinHost['get']): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (on: boolean): void => {
    const name = get<string>('hoverClass')
    element.toggleAttribute('wx-hover', on && name !== 'none')
    if (name && name !== 'none') (classes as Classes).toggle(name, on)
  }
  const later = (on: boolean, after: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => show(on), after)
  }
  element.addEventListener('pointerdown', (event) => {
    if (element.hasAttribute('disabled') || (event as { wxHoverStopped?: boolean }).wxHoverStopped) return
    if (get('hoverStopPropagation')) (event as { wxHoverStopped?: boolean }).wxHoverStopped = true
    later(true, get('hoverStartTime'))
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    element.addEventListener(type, () =>
      element.hasAttribute('wx-hover') || timer !== undefined ? later(false, get('hoverStayTime')) : undefined,
    )
  }
}
