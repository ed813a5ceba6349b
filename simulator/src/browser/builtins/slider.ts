import type { Builtin, BuiltinHost, BuiltinSpec } from './define'

function createSlider({ element, get, set, emit }: BuiltinHost): Builtin {
  const input = document.createElement('input')
  input.type = 'range'
  const shown = document.createElement('span')
  element.append(input, shown)
  const draw = (): void => {
    const part = ((input.valueAsNumber - Number(input.min)) / (Number(input.max) - Number(input.min) || 1)) * 100
    input.style.setProperty('--part', `${part}%`)
    shown.textContent = get('showValue') ? input.value : ''
  }
  input.addEventListener('input', () => {
    draw()
    emit('changing', { value: input.valueAsNumber })
  })
  input.addEventListener('change', () => {
    set('value', input.valueAsNumber)
    emit('change', { value: input.valueAsNumber })
  })
  return {
    update() {
      Object.assign(input, { min: get('min'), max: get('max'), step: get('step'), disabled: get('disabled') })
      input.valueAsNumber = Number(get('value'))
      input.style.setProperty('--active', get<string>('activeColor') || get<string>('selectedColor') || '#1aad19')
      input.style.setProperty('--rest', get<string>('backgroundColor') || get<string>('color') || '#e9e9e9')
      draw()
    },
    value: () => input.valueAsNumber,
    reset: () => set('value', get('min')),
  }
}

export const SLIDER: BuiltinSpec = {
  tag: 'slider',
  properties: {
    min: { type: Number, value: 0 },
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    showValue: Boolean,
    activeColor: String,
    backgroundColor: String,
    color: String,
    selectedColor: String,
    blockSize: { type: Number, value: 28 },
    blockColor: String,
    name: String,
  },
  create: createSlider,
}
