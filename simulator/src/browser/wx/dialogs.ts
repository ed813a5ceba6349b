const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.className = className
  if (text) element.textContent = text
  return element
}

export interface ModalOptions {
  readonly title?: string
  readonly content?: string
  readonly showCancel?: boolean
  readonly cancelText?: string
  readonly confirmText?: string
  readonly cancelColor?: string
  readonly confirmColor?: string
  readonly editable?: boolean
  readonly placeholderText?: string
}

export interface ModalAnswer {
  readonly confirm: boolean
  readonly cancel: boolean
  readonly content?: string
}

export interface ToastOptions {
  readonly title: string
  readonly icon?: string
  readonly image?: string
  readonly mask?: boolean
  readonly duration?: number
}

const DEFAULT_TOAST_MS = 1500
const TOAST_GLYPHS: Readonly<Record<string, string>> = { success: '✓', error: '×' }

/** What WeChat itself draws over a page: toast, loading, modal, sheets. */
export class Dialogs {
  readonly element = make('div', 'sim-dialogs')
  private toastElement: HTMLElement | null = null
  private toastTimer: ReturnType<typeof setTimeout> | undefined

  /** WeChat has one place for toast and loading: the newest takes it. */
  toast({ title, icon = 'success', image, mask, duration = DEFAULT_TOAST_MS }: ToastOptions): void {
    this.hideToast()
    const toast = make('div', `sim-toast sim-toast-${icon}`)
    toast.setAttribute('role', 'status')
    if (image) toast.append(Object.assign(make('img', ''), { src: image, alt: '' }))
    else if (icon === 'loading') toast.append(make('i', 'sim-spinner'))
    else if (icon !== 'none') toast.append(make('b', '', TOAST_GLYPHS[icon] ?? ''))
    toast.append(make('span', '', title))
    const layer = make('div', mask ? 'sim-toast-layer sim-toast-mask' : 'sim-toast-layer')
    layer.append(toast)
    this.element.append(layer)
    this.toastElement = layer
    if (Number.isFinite(duration)) this.toastTimer = setTimeout(() => this.hideToast(), duration)
  }

  hideToast(): void {
    clearTimeout(this.toastTimer)
    this.toastElement?.remove()
    this.toastElement = null
  }

  modal(options: ModalOptions): Promise<ModalAnswer> {
    const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定', editable = false } = options
    const box = make('div', 'sim-modal')
    box.setAttribute('role', 'alertdialog')
    if (title) box.append(make('h4', '', title))
    const input = make('input', '')
    if (editable) {
      input.value = content
      input.placeholder = options.placeholderText ?? ''
      box.append(input)
    } else if (content) box.append(make('p', '', content))
    const row = make('div', 'sim-modal-buttons')
    box.append(row)
    return new Promise((resolve) => {
      const close = this.layer(box, 'sim-center')
      const add = (text: string, confirm: boolean, colour: string | undefined): void => {
        const button = make('button', confirm ? 'sim-confirm' : '', text)
        if (colour) button.style.color = colour
        button.addEventListener('click', () => {
          close()
          resolve({ confirm, cancel: !confirm, ...(editable ? { content: input.value } : {}) })
        })
        row.append(button)
      }
      if (showCancel) add(cancelText, false, options.cancelColor)
      add(confirmText, true, options.confirmColor)
    })
  }

  /** Index of the chosen line, null when put away. */
  actionSheet(lines: readonly string[], colour = '', title = ''): Promise<number | null> {
    return this.sheet(title, lines, (line) => {
      const button = make('button', 'sim-sheet-line', line)
      button.style.color = colour
      return button
    })
  }

  /** A picker's options, the present one marked. */
  options(title: string, lines: readonly string[], present: number): Promise<number | null> {
    return this.sheet(title, lines, (line, index) => make('button', `sim-sheet-line${index === present ? ' sim-sheet-present' : ''}`, line))
  }

  /** Switches for settings; answers when closed. */
  settings(
    states: Readonly<Record<string, boolean>>,
    names: Readonly<Record<string, string>>,
    set: (key: string, on: boolean) => void,
  ): Promise<void> {
    const box = make('div', 'sim-sheet')
    return new Promise((resolve) => {
      const close = this.layer(box, 'sim-bottom')
      box.append(make('h4', '', 'Settings'))
      for (const [key, on] of Object.entries(states)) {
        const label = make('label', 'sim-sheet-line', names[key] ?? key)
        const input = Object.assign(make('input', 'wx-switch-input'), { type: 'checkbox', checked: on })
        input.addEventListener('change', () => set(key, input.checked))
        label.append(input)
        box.append(label)
      }
      const done = make('button', 'sim-sheet-cancel', 'Done')
      done.addEventListener('click', () => {
        close()
        resolve()
      })
      box.append(done)
    })
  }

  private sheet(title: string, lines: readonly string[], draw: (line: string, index: number) => HTMLElement): Promise<number | null> {
    const box = make('div', 'sim-sheet')
    return new Promise((resolve) => {
      const close = this.layer(box, 'sim-bottom')
      const answer = (value: number | null): void => {
        close()
        resolve(value)
      }
      if (title) box.append(make('h4', '', title))
      const list = make('div', 'sim-sheet-lines')
      lines.forEach((line, index) => {
        const button = draw(line, index)
        button.addEventListener('click', () => answer(index))
        list.append(button)
      })
      const cancel = make('button', 'sim-sheet-cancel', '取消')
      cancel.addEventListener('click', () => answer(null))
      box.append(list, cancel)
    })
  }

  private layer(box: HTMLElement, className: string): () => void {
    const layer = make('div', `sim-layer ${className}`)
    layer.append(box)
    this.element.append(layer)
    return () => layer.remove()
  }
}
