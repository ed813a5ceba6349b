import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

type Field = HTMLInputElement | HTMLTextAreaElement

const KEYBOARDS: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
  'safe-password': 'text',
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

function listen(field: Field, { emit, set, get }: BuiltinHost): void {
  const state = (): { value: string; cursor: number } => ({ value: field.value, cursor: field.selectionStart ?? field.value.length })
  field.addEventListener('input', () => {
    set('value', field.value)
    emit('input', { ...state(), keyCode: field.value.charCodeAt(field.value.length - 1) || 0 })
  })
  field.addEventListener('focus', () => emit('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => emit('blur', state()))
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || field instanceof HTMLTextAreaElement) return
    emit('confirm', { value: field.value })
    if (!get('confirmHold')) field.blur()
  })
}

function create(field: Field, host: BuiltinHost): Builtin {
  const { element, get } = host
  const hint = document.createElement('span')
  hint.className = 'wx-placeholder'
  element.append(hint, field)
  listen(field, host)
  const showHint = (): void => void (hint.hidden = field.value !== '')
  field.addEventListener('input', showHint)
  const setType = (): void => {
    if (!(field instanceof HTMLInputElement)) return
    field.type = get('password') ? 'password' : 'text'
    field.inputMode = KEYBOARDS[get<string>('type')] ?? 'text'
  }
  const update: Readonly<Record<string, (value: unknown) => void>> = {
    value: (value) => {
      if (field.value !== text(value)) field.value = text(value)
      showHint()
    },
    placeholder: (value) => {
      hint.textContent = text(value)
      if (!element.hasAttribute('aria-label')) field.setAttribute('aria-label', text(value))
    },
    placeholderStyle: (value) => hint.setAttribute('style', text(value)),
    placeholderClass: (value) => void (hint.className = `wx-placeholder ${scoped(host, text(value))}`),
    disabled: (value) => void (field.disabled = Boolean(value)),
    maxlength: (value) => (Number(value) >= 0 ? (field.maxLength = Number(value)) : field.removeAttribute('maxlength')),
    type: setType,
    password: setType,
    ariaLabel: (value) => value && field.setAttribute('aria-label', text(value)),
    focus: (value) => (value ? field.focus() : document.activeElement === field && field.blur()),
    autoFocus: (value) => value && field.focus(),
    confirmType: (value) => void (field.enterKeyHint = text(value)),
    autoHeight: (value) => element.toggleAttribute('auto-height', Boolean(value)),
  }
  return {
    update: (name, value) => update[name]?.(value),
    activate: () => field.focus(),
    value: () => field.value,
    reset: () => host.set('value', ''),
  }
}

/** Class names of the owner's sheet, as they stand in the page. */
function scoped({ component }: BuiltinHost, names: string): string {
  const prefix = (component.$$ as unknown as { dom: Element }).dom.getAttribute('exparser:info-class-prefix') ?? ''
  return names
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => prefix + name)
    .join(' ')
}

const PROPERTIES = {
  name: String,
  value: null,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: null,
  cursorSpacing: null,
  cursorColor: String,
  selectionStart: null,
  selectionEnd: null,
  adjustPosition: null,
  holdKeyboard: Boolean,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  alwaysEmbed: Boolean,
} as const

export const TEXT_INPUTS: readonly BuiltinSpec[] = [
  {
    tag: 'input',
    mirrored: ['disabled'],
    properties: { ...PROPERTIES, type: { type: String, value: 'text' }, password: Boolean },
    create: (host) => create(document.createElement('input'), host),
  },
  {
    tag: 'textarea',
    mirrored: ['disabled'],
    properties: { ...PROPERTIES, autoHeight: Boolean, fixed: Boolean, showConfirmBar: null, disableDefaultPadding: Boolean },
    create: (host) => create(document.createElement('textarea'), host),
  },
]
