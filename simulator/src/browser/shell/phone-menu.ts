import type { PhoneApi } from '../phone-api'
import { h, icon } from './dom'

/** Things that happen to a phone in its life. */
export interface PhoneState {
  background: boolean
  denyCamera: boolean
  denyMicrophone: boolean
  offline: boolean
  interrupted: boolean
}

export const freshState = (): PhoneState => ({
  background: false,
  denyCamera: false,
  denyMicrophone: false,
  offline: false,
  interrupted: false,
})

const TOGGLES: readonly (readonly [keyof PhoneState, string])[] = [
  ['background', 'In the background'],
  ['denyCamera', 'Camera not allowed'],
  ['denyMicrophone', 'Microphone not allowed'],
  ['offline', 'Reports no network'],
  ['interrupted', 'Audio interrupted'],
]

/** Makes a phone what `state` says; all of it, since a reloaded phone knows nothing. */
export function applyState(phone: PhoneApi, state: PhoneState, changed?: keyof PhoneState): void {
  const apply: Record<keyof PhoneState, (on: boolean) => void> = {
    background: (on) => phone.setVisible(!on),
    denyCamera: (on) => phone.setPermission('camera', !on),
    denyMicrophone: (on) => phone.setPermission('record', !on),
    offline: (on) => phone.setNetwork(on ? 'none' : 'wifi'),
    interrupted: (on) => phone.interruptAudio(on),
  }
  for (const [name] of TOGGLES) if (name === changed || (changed === undefined && state[name])) apply[name](state[name])
}

export interface MenuActions {
  readonly state: PhoneState
  toggled(name: keyof PhoneState): void
  screenshot(): void
  reload(): void
  remove(): void
}

/** The menu behind the three dots of a phone. */
export function createPhoneMenu(name: string, { state, toggled, screenshot, reload, remove }: MenuActions): HTMLElement {
  const summary = h('summary', { className: 'icon', title: 'More' }, icon('more'))
  summary.setAttribute('aria-label', `More for ${name}`)
  const menu = h('details', { className: 'menu' }, summary)
  const close = (): void => void (menu.open = false)
  const action = (label: string, run: () => void): HTMLElement => h('button', { onclick: () => (close(), run()) }, label)
  const toggle = ([key, label]: readonly [keyof PhoneState, string]): HTMLElement => {
    const box = h('input', { type: 'checkbox', checked: state[key] })
    box.addEventListener('change', () => {
      state[key] = box.checked
      toggled(key)
    })
    return h('label', {}, box, label)
  }
  menu.append(
    h(
      'div',
      { className: 'menu-list' },
      ...TOGGLES.map(toggle),
      h('hr', {}),
      action('Save a picture of the screen', screenshot),
      action('Reload', reload),
      action('Remove this phone', remove),
    ),
  )
  document.addEventListener('pointerdown', (event) => {
    if (!menu.contains(event.target as Node)) close()
  })
  window.addEventListener('blur', close)
  return menu
}
