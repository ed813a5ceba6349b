import type { AnimationExport, AnimationStep } from '../builtins/animation'

const px = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value))
const deg = (value: unknown): string => `${Number(value)}deg`
const plain = String

const STYLES: Readonly<Record<string, (value: unknown) => string>> = {
  opacity: plain,
  width: px,
  height: px,
  top: px,
  right: px,
  bottom: px,
  left: px,
}
const TRANSFORMS: Readonly<Record<string, (value: unknown) => string>> = {
  rotate: deg,
  rotateX: deg,
  rotateY: deg,
  rotateZ: deg,
  scale: plain,
  scaleX: plain,
  scaleY: plain,
  scaleZ: plain,
  translate: px,
  translateX: px,
  translateY: px,
  translateZ: px,
  translate3d: px,
  skew: deg,
  skewX: deg,
  skewY: deg,
  matrix: plain,
  matrix3d: plain,
}

type Option = Partial<AnimationStep['option']>

/** `wx.createAnimation()`: calls are gathered, `step()` closes a group, `export()` hands over and starts anew. */
export class Animation {
  [method: string]: unknown
  private steps: AnimationStep[] = []
  private styles: Record<string, string> = {}
  private transforms: string[] = []

  constructor(private readonly defaults: Option = {}) {
    for (const [name, unit] of Object.entries(STYLES)) this[name] = this.adder((value) => void (this.styles[name] = unit(value)))
    for (const [name, unit] of Object.entries(TRANSFORMS))
      this[name] = this.adder((...values) => void this.transforms.push(`${name}(${values.map(unit).join(', ')})`))
    this.backgroundColor = this.adder((value) => void (this.styles['background-color'] = String(value)))
  }

  step(option: Option = {}): this {
    const { duration = 400, timingFunction = 'linear', delay = 0, transformOrigin = '50% 50% 0' } = { ...this.defaults, ...option }
    this.steps.push({ styles: this.styles, transforms: [...this.transforms], option: { duration, timingFunction, delay, transformOrigin } })
    this.styles = {}
    return this
  }

  export(): AnimationExport {
    const actions = this.steps
    this.steps = []
    return { actions }
  }

  private adder(add: (...values: unknown[]) => void): (...values: unknown[]) => this {
    return (...values) => {
      add(...values)
      return this
    }
  }
}
