import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

/** Marks a component as a form field: forms ask such components for `name` and `value`. */
export const FORM_FIELD = 'wx://form-field'

interface Definition {
  behaviors?: unknown
}

/** The adapter takes behaviours as objects only; WeChat's own are named by strings. This puts objects in their place. */
export function nameBehaviors(space: CodeSpace): (definition: Definition) => void {
  const plain = space.behavior().register()
  const known: Record<string, unknown> = {
    [FORM_FIELD]: space
      .behavior()
      .definition({ properties: { name: String, value: null } })
      .register(),
    'wx://form-field-group': plain,
    'wx://form-field-button': plain,
    'wx://component-export': plain,
  }
  return (definition) => {
    if (!Array.isArray(definition.behaviors)) return
    definition.behaviors = definition.behaviors.map((item: unknown) => (typeof item === 'string' ? (known[item] ?? plain) : item))
  }
}
