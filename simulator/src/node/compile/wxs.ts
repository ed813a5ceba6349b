import { parse, type Node } from 'acorn'
import { simple } from 'acorn-walk'
import MagicString from 'magic-string'

export interface WxsModule {
  readonly code: string
  /** What the module requires, as written. */
  readonly requires: readonly string[]
}

const isNamed = (node: Node, name: string): boolean => 'name' in node && node.name === name

/**
 * Makes a WXS module fit for the engine: `x.constructor` is a string such as "Array" in WXS but a
 * function in JavaScript, and module names carry no `.wxs` ending in compiled templates.
 */
export function rewriteWxs(source: string): WxsModule {
  const text = new MagicString(source)
  const requires: string[] = []
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'script', locations: true })
  simple(tree, {
    MemberExpression(node) {
      if (node.computed || !isNamed(node.property, 'constructor')) return
      text.appendLeft(node.object.start, '__wxsConstructor(')
      text.overwrite(node.object.end, node.end, ')')
    },
    CallExpression(node) {
      const [spec] = node.arguments
      if (!isNamed(node.callee, 'require') || spec?.type !== 'Literal' || typeof spec.value !== 'string') return
      requires.push(spec.value)
      text.overwrite(spec.start, spec.end, JSON.stringify(spec.value.replace(/\.wxs$/, '')))
    },
  })
  return { code: text.toString(), requires }
}

/** The globals that WXS has and JavaScript has not. */
export const WXS_PRELUDE =
  'const __wxsConstructor=(x)=>x==null?undefined:Object.prototype.toString.call(x).slice(8,-1);' +
  'const getRegExp=(p,f)=>new RegExp(p,f);const getDate=(...a)=>new Date(...a);'
