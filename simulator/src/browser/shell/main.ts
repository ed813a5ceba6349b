import type { SimulatorConfig } from '../../shared/bundle'
import { MAX_PHONES } from '../../shared/phones'
import { h, icon, iconButton } from './dom'
import { PhoneFrame } from './phone-frame'
import { loadSettings, saveSettings, SIZES, type SizeName } from './settings'

/** The page with the phones: the script of `/`. */

class Shell {
  private readonly settings = loadSettings()
  private readonly phones = new Map<number, PhoneFrame>()
  private readonly table = h('main', {})
  private readonly add = h('button', { className: 'primary', onclick: () => this.addPhone() }, icon('plus'), 'Add phone')

  constructor(private readonly config: SimulatorConfig) {
    document.title = `${config.appName} · Simulator`
    document.body.append(this.header(), this.table)
    this.applySettings()
    for (let index = 0; index < config.phones; index++) this.addPhone()
    window.addEventListener('resize', () => this.applySettings())
    // A phone's page says so itself: only it knows when it is up, also after it reloaded on its own.
    window.addEventListener('phone', (event) => this.phones.get((event as CustomEvent<number>).detail)?.arrived())
  }

  private header(): HTMLElement {
    const theme = iconButton('moon', 'Light or dark', () => {
      this.settings.theme = this.settings.theme === 'dark' ? 'light' : 'dark'
      this.applySettings()
    })
    const name = h('div', { className: 'name' }, h('h1', {}, this.config.appName), h('p', {}, 'WeChat mini-program simulator'))
    return h('header', { className: 'top' }, name, this.sizes(), theme, this.add)
  }

  private sizes(): HTMLElement {
    const group = h('div', { className: 'segments' })
    group.setAttribute('role', 'radiogroup')
    group.setAttribute('aria-label', 'Size of the phones')
    for (const [size, { label, width, height }] of Object.entries(SIZES)) {
      const input = h('input', { type: 'radio', name: 'size', value: size, checked: size === this.settings.size })
      input.addEventListener('change', () => {
        this.settings.size = size as SizeName
        this.applySettings()
      })
      group.append(h('label', { title: `${width} × ${height}` }, input, h('span', {}, label)))
    }
    return group
  }

  private addPhone(): void {
    let number = 1
    while (this.phones.has(number)) number++
    const phone = new PhoneFrame(number, this.settings, () => this.removePhone(number))
    this.phones.set(number, phone)
    this.table.append(phone.element)
    this.changed()
  }

  private removePhone(number: number): void {
    this.phones.get(number)?.element.remove()
    this.phones.delete(number)
    this.changed()
  }

  private changed(): void {
    this.add.disabled = this.phones.size >= MAX_PHONES
    this.table.classList.toggle('empty', this.phones.size === 0)
  }

  private applySettings(): void {
    document.documentElement.dataset.theme = this.settings.theme
    saveSettings(this.settings)
    for (const phone of this.phones.values()) phone.apply(this.settings)
  }
}

async function main(): Promise<void> {
  const response = await fetch('/__sim/config.json')
  new Shell((await response.json()) as SimulatorConfig)
}

main().catch((error: unknown) => document.body.append(h('p', { className: 'fatal' }, `The simulator does not answer: ${String(error)}`)))
