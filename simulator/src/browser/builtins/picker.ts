import type { Builtin, BuiltinHost, BuiltinSpec } from './define'
import type { Dialogs } from '../wx/dialogs'

const labelOf = (item: unknown, key: string): string =>
  String(key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item)

const NATIVE: Readonly<Record<string, string>> = { date: 'date', time: 'time' }

/** A selector opens a sheet of options; date and time open the browser's own picker. */
function createPicker({ element, get, set, emit }: BuiltinHost, dialogs: Dialogs): Builtin {
  const changed = (value: unknown): void => {
    set('value', value)
    emit('change', { value })
  }
  const openSelector = async (): Promise<void> => {
    const range = get<readonly unknown[]>('range') ?? []
    const index = await dialogs.options(
      get('headerText') || '',
      range.map((item) => labelOf(item, get('rangeKey'))),
      Number(get('value') ?? 0),
    )
    if (index === null) emit('cancel')
    else changed(index)
  }
  const openNative = (type: string): void => {
    const input = document.createElement('input')
    input.type = type
    input.className = 'wx-picker-native'
    input.value = String(get('value') ?? '')
    input.addEventListener('change', () => changed(input.value))
    input.addEventListener('blur', () => input.remove())
    element.append(input)
    input.showPicker()
  }
  return {
    activate() {
      if (get('disabled')) return
      const type = NATIVE[get<string>('mode')]
      if (type === undefined) void openSelector()
      else openNative(type)
    },
    value: () => get('value'),
  }
}

export const createPickerSpec = (dialogs: Dialogs): BuiltinSpec => ({
  tag: 'picker',
  properties: {
    mode: { type: String, value: 'selector' },
    range: { type: null, value: [] },
    rangeKey: String,
    value: null,
    disabled: Boolean,
    headerText: String,
    start: String,
    end: String,
    fields: String,
    name: String,
    customItem: String,
    level: String,
  },
  create: (host) => createPicker(host, dialogs),
})
