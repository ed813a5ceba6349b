import { builtinOf, hostOf, type Builtin, type BuiltinHost, type BuiltinSpec } from './define'

const box = (host: BuiltinHost, type: 'checkbox' | 'radio'): HTMLInputElement => {
  const input = document.createElement('input')
  input.type = type
  input.className = host.element.localName === 'wx-switch' ? 'wx-switch-input' : 'wx-choice'
  host.element.prepend(input)
  return input
}

const updater =
  (input: HTMLInputElement, { element }: BuiltinHost) =>
  (name: string, value: unknown): void => {
    if (name === 'checked') input.checked = Boolean(value)
    else if (name === 'disabled') input.disabled = Boolean(value)
    else if (name === 'color' && value) element.style.setProperty('--color', String(value))
    else if (name === 'ariaLabel' && value) input.setAttribute('aria-label', String(value))
  }

function createSwitch(host: BuiltinHost): Builtin {
  const input = box(host, 'checkbox')
  if (host.get('type') !== 'checkbox') input.setAttribute('role', 'switch')
  input.addEventListener('change', () => {
    host.set('checked', input.checked)
    host.emit('change', { value: input.checked })
  })
  return {
    update: updater(input, host),
    activate: () => input.click(),
    value: () => input.checked,
    reset: () => host.set('checked', false),
  }
}

/** Values of the checked members of a group. */
const checkedIn = (group: Element, tag: string): unknown[] =>
  [...group.querySelectorAll(tag)].filter((item) => builtinOf(item)?.value?.() === true).map((item) => hostOf(item)?.get('value'))

function createCheckbox(host: BuiltinHost): Builtin {
  const input = box(host, 'checkbox')
  input.addEventListener('change', () => {
    host.set('checked', input.checked)
    const group = host.element.closest('wx-checkbox-group')
    if (group) hostOf(group)?.emit('change', { value: checkedIn(group, 'wx-checkbox') })
  })
  return { update: updater(input, host), activate: () => input.click(), value: () => input.checked }
}

function createRadio(host: BuiltinHost): Builtin {
  const input = box(host, 'radio')
  input.addEventListener('change', () => {
    const group = host.element.closest('wx-radio-group')
    for (const other of group?.querySelectorAll('wx-radio') ?? []) if (other !== host.element) hostOf(other)?.set('checked', false)
    host.set('checked', true)
    if (group) hostOf(group)?.emit('change', { value: host.get('value') })
  })
  return { update: updater(input, host), activate: () => input.click(), value: () => input.checked }
}

const CHOICE = { checked: Boolean, disabled: Boolean, color: String, value: null, name: String } as const

const group = (tag: string, item: string): BuiltinSpec => ({
  tag,
  properties: { name: String },
  create: ({ element }) => ({
    value: () => (item === 'wx-radio' ? (checkedIn(element, item)[0] ?? '') : checkedIn(element, item)),
    reset: () => element.querySelectorAll(item).forEach((each) => hostOf(each)?.set('checked', false)),
  }),
})

export const CHOICES: readonly BuiltinSpec[] = [
  {
    tag: 'switch',
    mirrored: ['type', 'disabled'],
    properties: { ...CHOICE, type: { type: String, value: 'switch' } },
    create: createSwitch,
  },
  { tag: 'checkbox', mirrored: ['disabled'], properties: CHOICE, create: createCheckbox },
  { tag: 'radio', mirrored: ['disabled'], properties: CHOICE, create: createRadio },
  group('checkbox-group', 'wx-checkbox'),
  group('radio-group', 'wx-radio'),
]
