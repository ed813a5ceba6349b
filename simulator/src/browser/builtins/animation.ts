/** One step of `wx.createAnimation()`: what changes, and how. */
export interface AnimationStep {
  readonly styles: Readonly<Record<string, string>>
  readonly transforms: readonly string[]
  readonly option: { readonly duration: number; readonly timingFunction: string; readonly delay: number; readonly transformOrigin: string }
}

export interface AnimationExport {
  readonly actions: readonly AnimationStep[]
}

/** Plays the steps one after another; what they leave stays. */
export function playAnimation(element: HTMLElement, { actions }: AnimationExport): void {
  let wait = 0
  for (const step of actions ?? []) {
    setTimeout(() => apply(element, step), wait)
    wait += step.option.duration + step.option.delay
  }
}

function apply(element: HTMLElement, { styles, transforms, option }: AnimationStep): void {
  const { style } = element
  style.transition = `all ${option.duration}ms ${option.timingFunction} ${option.delay}ms`
  style.transformOrigin = option.transformOrigin
  if (transforms.length > 0) style.transform = transforms.join(' ')
  for (const [name, value] of Object.entries(styles)) style.setProperty(name, value)
}
