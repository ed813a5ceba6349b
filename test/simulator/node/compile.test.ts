/** From files to a bundle. */
import { compileApp, type CompiledApp } from '../../../simulator/src/node/compile/compile'
import { Diagnostics } from '../../../simulator/src/node/compile/diagnostics'
import { Sources } from '../../../simulator/src/node/compile/sources'
import { Styles } from '../../../simulator/src/node/compile/styles'
import { rewriteWxs } from '../../../simulator/src/node/compile/wxs'
import { STYLE_MARKS, type Bundle, type BundleFactory } from '../../../simulator/src/shared/bundle'
import { pageFiles, writeApp, type WrittenApp } from '../support/write-app'

let app: WrittenApp | undefined
afterEach(() => app?.remove())

const compile = async (files: Record<string, string>): Promise<CompiledApp> => {
  app = await writeApp(files)
  return compileApp(app.dir, new Map())
}

const evaluate = ({ code }: CompiledApp): Bundle => {
  let bundle: Bundle | undefined
  const take = (factory: BundleFactory): void => void (bundle = factory((_caller, _event, handler) => handler(undefined)))
  new Function('__miniProgram', code)(take)
  if (!bundle) throw new Error('no bundle')
  return bundle
}

const APP = { 'app.json': JSON.stringify({ pages: ['pages/home'] }) }

describe('what is found', () => {
  test('[SM1] a folder without app.json is one clear error', async () => {
    expect((await compile({})).diagnostics).toEqual([
      { level: 'error', kind: 'config', file: 'app.json', message: 'is missing, or names no pages' },
    ])
  })

  test('[SM2] components: relative, absolute, a folder, npm up the tree, an alias, in a circle, sub-packages', async () => {
    const part = (name: string, using: object = {}): Record<string, string> => ({
      [`${name}.json`]: JSON.stringify({ component: true, usingComponents: using }),
      [`${name}.wxml`]: '<view />',
      [`${name}.js`]: 'Component({})',
    })
    const built = await compile({
      'app.json': JSON.stringify({
        pages: ['pages/home'],
        subPackages: [{ root: 'more', pages: ['page'] }],
        resolveAlias: { '@/*': '/*' },
        usingComponents: { all: 'everywhere' },
      }),
      ...pageFiles('home', '<view />'),
      'pages/home.json': JSON.stringify({ usingComponents: { a: './a', b: '/parts/b', c: '../folder', d: 'kit/d', e: '@/parts/e' } }),
      'more/page.json': JSON.stringify({ usingComponents: { d: 'kit/d' } }),
      'more/page.wxml': '<d />',
      'more/page.js': 'Page({})',
      ...part('pages/a', { self: './a', b: '/parts/b' }),
      ...part('parts/b', { a: '../pages/a' }),
      ...part('folder/index'),
      ...part('miniprogram_npm/kit/d'),
      ...part('more/miniprogram_npm/kit/d'),
      ...part('parts/e'),
      ...part('everywhere'),
    })
    expect(built.diagnostics).toEqual([])
    const { components, app: config } = evaluate(built)
    expect(components['pages/home']?.config.usingComponents).toEqual({
      a: '/pages/a',
      b: '/parts/b',
      c: '/folder/index',
      d: '/miniprogram_npm/kit/d',
      e: '/parts/e',
    })
    expect(components['more/page']?.config.usingComponents).toEqual({ d: '/more/miniprogram_npm/kit/d' })
    expect(config).toMatchObject({ pages: ['pages/home', 'more/page'], usingComponents: { all: '/everywhere' } })
  })

  test('[SM2] modules: folders, JSON, npm; a dynamic one is left alone, a missing one is a warning', async () => {
    const built = await compile({
      ...APP,
      ...pageFiles(
        'home',
        '<view />',
        "require('../lib'); require('../lib/data.json'); require('pack'); require(name); require('./none'); Page({})",
      ),
      'lib/index.js': "export { default as x } from './other.js'",
      'lib/other.js': 'export default 1',
      'lib/data.json': '{"a":1}',
      'miniprogram_npm/pack/index.js': 'module.exports = 1',
    })
    expect(evaluate(built).modules['pages/home.js']?.[1]).toEqual({
      '../lib': 'lib/index.js',
      '../lib/data.json': 'lib/data.json',
      pack: 'miniprogram_npm/pack/index.js',
    })
    expect(built.diagnostics).toEqual([
      { level: 'warning', kind: 'js', file: 'pages/home.js', message: 'cannot resolve require("./none")' },
    ])
  })

  test('[SM2] nothing outside the folder is reached', async () => {
    app = await writeApp({ 'a/app.js': '' })
    const sources = new Sources(`${app.dir}/a`)
    expect(sources.resolve('app.js', '../a/app.js', [''])).toBeUndefined()
    expect(sources.resolve('app.js', '/../a/app.js', [''])).toBeUndefined()
    expect(sources.has('app.js')).toBe(true)
  })

  test('[SM1] a fault in each kind of file says where it is', async () => {
    const { diagnostics } = await compile({
      ...APP,
      ...pageFiles('home', '<view>{{a +}}</view><wxs module="m" src="./m.wxs" />', 'Page({ a: })'),
      'pages/m.wxs': 'var = 1',
      'pages/home.wxss': '.a {\n  color: red;',
      'app.wxss': '@import "./none.wxss";',
    })
    expect(diagnostics.map(({ level, kind, file, line }) => [level, kind, file, line])).toEqual([
      ['error', 'wxss', 'app.wxss', 1],
      ['error', 'wxml', 'pages/home.wxml', 1],
      ['error', 'wxs', 'pages/m.wxs', 1],
      ['error', 'wxss', 'pages/home.wxss', 1],
      ['error', 'js', 'pages/home.js', 1],
    ])
  })

  test('[SM17] every module knows its first line in the bundle', async () => {
    const built = await compile({ ...APP, 'app.js': 'App({})\n// here', ...pageFiles('home', '<view />', 'Page({})') })
    const lines = built.code.split('\n')
    for (const [line, id] of evaluate(built).lines) expect(lines[line - 1]).toContain(id === 'app.js' ? 'App(' : 'Page(')
  })

  test('[SM8] the same files make the same build', async () => {
    const files = { ...APP, ...pageFiles('home', '<view />') }
    const first = await compile(files)
    await app?.remove()
    const second = await compile(files)
    await app?.write({ 'pages/home.wxml': '<text />' })
    expect(second.buildId).toBe(first.buildId)
    expect(compileApp(app?.dir ?? '', new Map()).buildId).not.toBe(first.buildId)
  })
})

describe('WXS', () => {
  test.each([
    ["x.constructor === 'Array'", "__wxsConstructor(x) === 'Array'"],
    ['a.b[0].constructor', '__wxsConstructor(a.b[0])'],
    ['f(x.constructor).constructor', '__wxsConstructor(f(__wxsConstructor(x)))'],
    ["'x.constructor'", "'x.constructor'"],
    ["x['constructor']", "x['constructor']"],
    ["require('./other.wxs')", 'require("./other")'],
  ])('[SC5] %s', (source, expected) => {
    expect(rewriteWxs(source).code).toBe(expected)
  })
})

test('[SC5] modules inside a template are rewritten too', async () => {
  const inline = '<wxs module="m">module.exports = function (x) { return x.constructor }</wxs><view>{{m(a)}}</view>'
  expect((await compile({ ...APP, ...pageFiles('home', inline) })).code).toContain('return __wxsConstructor(x)')
})

describe('WXSS', () => {
  const { classPrefix: C, tagScope: T, host: H } = STYLE_MARKS
  const css = async (text: string, page?: string, more: Record<string, string> = {}): Promise<string> => {
    app = await writeApp({ 'a/a.wxss': text, ...more })
    const diagnostics = new Diagnostics()
    const made = new Styles(new Sources(app.dir), diagnostics).compile('a/a.wxss', page)
    expect(diagnostics.list()).toEqual([])
    return made.replace(/\s+/g, ' ').trim()
  }

  test.each([
    ['.a.b > view:first-child::before { }', `.${C}a.${C}b > wx-view${T}:first-child::before { }`],
    ['#x .a { }', `:is([exparser\\:info-attr-id="x"],#_)${T} .${C}a { }`],
    [':host(.on), :host { }', `[wx-host="${H}"]:is(.${C}on), [wx-host="${H}"] { }`],
    ['own-tag { width: 10rpx }', `own-tag${T} { width: calc(10 * var(--rpx)) }`],
    ['@keyframes a { from { width: 1rpx } }', '@keyframes a { from { width: calc(1 * var(--rpx)) } }'],
    ['@media (min-width: 750rpx) { .a { } }', `@media (min-width: 375px) { .${C}a { } }`],
    ['.a { background: url("./b.png") }', `.${C}a { background: url("/app/files/a/b.png") }`],
    ['.a { background: url(/c.png); width: 1px }', `.${C}a { background: url("/app/files/c.png"); width: 1px }`],
    ['.a { background: url(data:x) }', `.${C}a { background: url(data:x) }`],
  ])('[SM3] %s', async (source, expected) => {
    expect(await css(source)).toBe(expected)
  })

  test('[SM22] a page’s sheet is bound to the page', async () => {
    expect(await css('page { color: red } .a, page .b { }', 'pages/p')).toBe(
      `page:where([wx-page="pages/p"]) { color: red } :where([wx-page="pages/p"]) .${C}a, page:where([wx-page="pages/p"]) .${C}b { }`,
    )
  })

  test('[SM27] a theme query asks the phone, not the browser', async () => {
    expect(await css('@media (prefers-color-scheme: dark) { .a { } }')).toBe(`:where([data-theme="dark"]) .${C}a { }`)
    expect(await css('@media (min-width: 1px) and (prefers-color-scheme: light) { .a { } }')).toBe(
      `@media (min-width: 1px) { :where([data-theme="light"]) .${C}a { } }`,
    )
  })

  test('[SM3] imports are taken in once, in place, circles too', async () => {
    const made = await css('@import "./b.wxss"; .a { }', undefined, { 'a/b.wxss': '@import "/a/a.wxss"; .b { background: url(x.png) }' })
    expect(made).toBe(`.${C}b { background: url("/app/files/a/x.png") } .${C}a { }`)
  })
})
