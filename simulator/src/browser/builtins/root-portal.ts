import type { BuiltinSpec } from './define'

/** Lifts its children out of the page's flow, above everything else on the page. */
export const ROOT_PORTAL: BuiltinSpec = {
  tag: 'root-portal',
  wrapper: 'inner-portal',
  properties: { enable: { type: Boolean, value: true } },
  create: ({ element, get }) => {
    const layer = document.createElement('div')
    layer.className = 'sim-portal'
    const move = (): void => {
      const page = element.closest<HTMLElement>('.sim-page')
      const inner = element.firstElementChild ?? layer.firstElementChild
      if (!inner || !page) return
      if (!get('enable')) return element.append(inner)
      layer.setAttribute('wx-page', element.closest('[wx-page]')?.getAttribute('wx-page') ?? '')
      layer.append(inner)
      page.append(layer)
    }
    return { update: (name) => name === 'enable' && element.isConnected && move(), attached: move, detached: () => layer.remove() }
  },
}
