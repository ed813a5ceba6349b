import type { LogEntry } from '../host/log'
import { h } from './dom'

const SHOWN = 300

/** A phone's log: newest at the bottom, warnings and errors counted while it is closed. */
export class LogPanel {
  readonly element: HTMLElement
  private readonly list = h('ol', {})
  private readonly empty = h('p', { className: 'empty' }, 'Nothing has been said yet.')
  private unseen = { warnings: 0, errors: 0 }

  constructor(private readonly counted: (count: number, hasErrors: boolean) => void) {
    this.element = h('section', { className: 'log', hidden: true }, this.empty, this.list)
    this.element.setAttribute('aria-label', 'Log')
  }

  toggle(): boolean {
    this.element.hidden = !this.element.hidden
    if (!this.element.hidden) {
      this.unseen = { warnings: 0, errors: 0 }
      this.count()
      this.element.scrollTop = this.element.scrollHeight
    }
    return !this.element.hidden
  }

  /** A new page of the phone: what the old one said is gone. */
  restart(entries: readonly LogEntry[]): void {
    this.list.replaceChildren()
    this.unseen = { warnings: 0, errors: 0 }
    this.count()
    entries.forEach((entry) => this.add(entry))
  }

  add(entry: LogEntry): void {
    this.empty.hidden = true
    const atEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 24
    const time = new Date(entry.time).toTimeString().slice(0, 8)
    this.list.append(h('li', { className: entry.level }, h('time', {}, time), h('span', {}, entry.text)))
    while (this.list.childElementCount > SHOWN) this.list.firstElementChild?.remove()
    if (atEnd) this.element.scrollTop = this.element.scrollHeight
    if (!this.element.hidden) return
    if (entry.level === 'warn') this.unseen.warnings++
    if (entry.level === 'error') this.unseen.errors++
    this.count()
  }

  private count(): void {
    const { warnings, errors } = this.unseen
    this.counted(warnings + errors, errors > 0)
  }
}
