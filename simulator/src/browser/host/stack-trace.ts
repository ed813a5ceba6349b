import type { Bundle } from '../../shared/bundle'

/** Turns places in the served bundle back into places in the mini-program: `bundle.js:1200:7` -> `pages/a.js:12:7`. */
export function mapStack(stack: string, lines: Bundle['lines']): string {
  return stack.replace(/(?:https?:\/\/[^\s()]*)?\/app\/bundle\.js[^\s():]*:(\d+):(\d+)/g, (whole, line: string, column: string) => {
    const place = placeOf(Number(line), lines)
    return place ? `${place.file}:${place.line}:${column}` : whole
  })
}

function placeOf(line: number, lines: Bundle['lines']): { file: string; line: number } | undefined {
  const found = lines.findLast(([first]) => first <= line)
  return found && { file: found[1], line: line - found[0] + 1 }
}
