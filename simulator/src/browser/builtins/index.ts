import type { NativeTag } from '../native-tag'
import type { Dialogs } from '../wx/dialogs'
import { BUTTON } from './button'
import { CHOICES } from './choices'
import { createCommon } from './common'
import { builtinOf, defineBuiltin, type BuiltinEnvironment, type BuiltinSpec } from './define'
import { FORMS } from './form'
import { IMAGES } from './image'
import { MEDIA } from './media'
import { NativeTags } from './native'
import { createNavigatorSpec, type Navigate } from './navigator'
import { createPickerSpec } from './picker'
import { PLAIN } from './plain'
import { RICH_TEXT } from './rich-text'
import { ROOT_PORTAL } from './root-portal'
import { SCROLL_VIEW } from './scroll-view'
import { SLIDER } from './slider'
import { SWIPER } from './swiper'
import { TEXT_INPUTS } from './text-input'

const FIXED: readonly BuiltinSpec[] = [
  ...PLAIN,
  ...IMAGES,
  BUTTON,
  ...TEXT_INPUTS,
  ...CHOICES,
  SLIDER,
  SCROLL_VIEW,
  SWIPER,
  ...FORMS,
  RICH_TEXT,
  ...MEDIA,
  ROOT_PORTAL,
]

export interface BuiltinParts extends Pick<BuiltinEnvironment, 'space' | 'later'> {
  readonly dialogs: Dialogs
  readonly navigate: Navigate
  readonly natives: NativeTags
  readonly nativeTags: readonly NativeTag[]
}

/** Tags that are simulated: all that have a specification here, and the native ones. */
export const simulatedTags = (natives: readonly NativeTag[]): ReadonlySet<string> =>
  new Set([...FIXED.map(({ tag }) => tag), 'picker', 'navigator', ...natives.map(({ name }) => name)])

/** Registers all built-ins. */
export function registerBuiltins({ space, later, dialogs, navigate, natives, nativeTags }: BuiltinParts): void {
  const environment: BuiltinEnvironment = { space, later, common: createCommon }
  const specs = [...FIXED, createPickerSpec(dialogs), createNavigatorSpec(navigate), ...nativeTags.map((tag) => natives.spec(tag))]
  for (const spec of specs) defineBuiltin(environment, spec)
}

const PRESSABLE = 'wx-button, wx-navigator, wx-label, wx-picker'

/** What a tap does besides its event: submits, opens, ticks. */
export function activateAt(target: Element): void {
  const pressed = target.closest(PRESSABLE)
  if (!pressed || target.closest('input, textarea')) return
  builtinOf(pressed)?.activate?.()
}
