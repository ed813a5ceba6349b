import { builtinOf, type Builtin, type BuiltinHost, type BuiltinSpec } from './define'

function createButton({ element, get }: BuiltinHost): Builtin {
  const spinner = document.createElement('i')
  spinner.className = 'wx-spinner'
  element.tabIndex = 0
  if (!element.hasAttribute('role')) element.setAttribute('role', 'button')
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') element.dispatchEvent(new CustomEvent('wx-press', { bubbles: true }))
  })
  return {
    update(name, value) {
      if (name === 'disabled') element.setAttribute('aria-disabled', String(Boolean(value)))
      if (name !== 'loading') return
      if (value) element.prepend(spinner)
      else spinner.remove()
    },
    activate() {
      if (get('disabled')) return
      const form = element.closest('wx-form')
      const action = get<string>('formType')
      if (form && action) (builtinOf(form) as FormBuiltin | undefined)?.act(action as 'submit' | 'reset')
    },
  }
}

/** A form as its buttons see it. */
export interface FormBuiltin extends Builtin {
  act(action: 'submit' | 'reset'): void
}

export const BUTTON: BuiltinSpec = {
  tag: 'button',
  mirrored: ['type', 'size', 'plain', 'disabled', 'loading'],
  properties: {
    type: { type: String, value: 'default' },
    size: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    appParameter: String,
    showMessageCard: Boolean,
  },
  create: createButton,
}
