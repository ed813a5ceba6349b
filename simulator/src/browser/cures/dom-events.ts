const FORWARDED = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

/**
 * Which DOM events may become mini-program events of the same name. The engine forwards any, so that
 * a component's own `click` or `input` handler would run twice. Touches and taps come from the
 * gestures instead, everything else from the built-in components.
 */
export const isForwarded = (type: string): boolean => FORWARDED.has(type)
