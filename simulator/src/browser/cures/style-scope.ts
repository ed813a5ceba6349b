import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { STYLE_MARKS } from '../../shared/bundle'

/**
 * Components share one flat page, so tag selectors of one would reach all others. The engine can
 * write each element's scope into an attribute; sheets are bound to it.
 */
export function writeScopes(engine: typeof glassEasel): void {
  engine.globalOptions.writeExtraInfoToAttr = true
}

const { classPrefix, tagScope, host } = STYLE_MARKS

/** Fills in the marks of a compiled sheet. `scope` undefined: the sheet is shared and has no scope. */
export function fillScope(sheet: string, scope: string | undefined): string {
  return sheet
    .replaceAll(classPrefix, scope === undefined ? '' : `${scope}--`)
    .replaceAll(tagScope, scope === undefined ? '' : `[exparser\\:info-class-prefix="${scope}--"]`)
    .replaceAll(host, scope ?? '')
}
