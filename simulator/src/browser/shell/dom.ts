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
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5',
  log: 'M5 6h14M5 12h14M5 18h9',
  reload: 'M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6',
  more: 'M5.5 11.5h1v1h-1zM11.5 11.5h1v1h-1zM17.5 11.5h1v1h-1z',
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
