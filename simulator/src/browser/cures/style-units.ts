/**
 * Lengths in `rpx` and `vh`, and safe areas, inside `style="…"`. Style sheets are rewritten when the
 * mini-program is compiled; values that come from data exist only now.
 */
export function toPhoneUnits(style: string): string {
  if (!/rpx|vh|safe-area/.test(style)) return style
  return style
    .replace(/(?<![\w.#-])(-?(?:\d*\.)?\d+)rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(?<![\w.#-])(-?(?:\d*\.)?\d+)vh\b/g, 'calc($1 * var(--vh))')
    .replace(/\b(?:env|constant)\((safe-area-inset-\w+)/g, 'var(--$1')
}
