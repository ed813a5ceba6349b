import { engineNodeOf } from '../host/view-node'
import { callerOf, isBuiltin, isComponent, type EngineComponent } from '../host/engine'
import { builtinOf, hostOf, type BuiltinHost, type BuiltinSpec } from './define'
import type { FormBuiltin } from './button'

const FIELDS = 'wx-input, wx-textarea, wx-switch, wx-slider, wx-picker, wx-checkbox-group, wx-radio-group'

/** Components with the form-field behaviour: they have `name` and `value` and are no built-ins. */
function customFields(form: Element): EngineComponent[] {
  const found = new Set<EngineComponent>()
  for (const element of form.querySelectorAll('*')) {
    const node = engineNodeOf(element)
    if (isComponent(node) && !isBuiltin(node) && node.getComponentDefinition().behavior.getPropertyType('name') !== undefined)
      found.add(node)
  }
  return [...found]
}

function valuesOf(form: Element): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of form.querySelectorAll(FIELDS)) {
    const name = hostOf(field)?.get<string>('name')
    if (name) values[name] = builtinOf(field)?.value?.()
  }
  for (const component of customFields(form)) {
    const { name, value } = callerOf(component).data as { name?: unknown; value?: unknown }
    if (typeof name === 'string' && name !== '') values[name] = value
  }
  return values
}

function createForm({ element, emit }: BuiltinHost): FormBuiltin {
  return {
    act(action) {
      if (action === 'reset') for (const field of element.querySelectorAll(FIELDS)) builtinOf(field)?.reset?.()
      emit(action, action === 'submit' ? { value: valuesOf(element), formId: 'the formId is a mock one' } : {})
    },
  }
}

/** A label hands a tap on to the control it names, or to the first one inside. */
function createLabel({ element, get }: BuiltinHost): { activate(): void } {
  return {
    activate() {
      const id = get<string>('for')
      const page = element.closest('.sim-page') ?? document
      const controls = 'wx-switch, wx-checkbox, wx-radio, wx-input, wx-textarea, wx-button'
      const target = id ? page.querySelector(`[exparser\\:info-attr-id="${CSS.escape(id)}"]`) : element.querySelector(controls)
      if (target) builtinOf(target)?.activate?.()
    },
  }
}

export const FORMS: readonly BuiltinSpec[] = [
  { tag: 'form', properties: { reportSubmit: Boolean, reportSubmitTimeout: Number }, create: createForm },
  { tag: 'label', properties: { for: String }, create: createLabel },
]
