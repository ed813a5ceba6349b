type Child = Node | string | null
type Props<K extends keyof HTMLElementTagNameMap> = { readonly [P in keyof HTMLElementTagNameMap[K]]?: HTMLElementTagNameMap[K][P] }

/** Makes an element. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props<K> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), props)
  element.append(...children.filter((child): child is Node | string => child !== null))
  return element
}

const PATHS = {
  plus: 'M12 5v14M5 12h14',
  sun: 'M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5',
  log: 'M5 6h14M5 12h14M5 18h9',
  reload: 'M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  camera: 'M4 8h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1M15 12l5-3v8l-5-3',
} as const

/** A line drawing of 20 px. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

/** A button that shows an icon, and says its name to those who cannot see it. */
export function iconButton(name: keyof typeof PATHS, label: string, press: () => void): HTMLButtonElement {
  const button = h('button', { className: 'icon', title: label, onclick: press }, icon(name))
  button.setAttribute('aria-label', label)
  return button
}
