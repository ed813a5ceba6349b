import { refuseForeignContent } from '../../scripts/build/content.mjs'
import { tempTree } from './temp-tree'

const refusalOf = (files: Record<string, string>) => () => refuseForeignContent(tempTree(files))

describe('[TL21] content of the kit', () => {
  it('accepts scripts that need each other and the allowed packages', () => {
    const files = {
      'miniprogram_dist/index.js': "module.exports = require('./store/a')",
      'miniprogram_dist/store/a.js': 'var m = require("mobx-miniprogram")',
      'miniprogram_dist/components/x/index.wxml': '<view />',
    }
    expect(refusalOf(files)).not.toThrow()
  })

  it.each([
    ['a Node module', "\nrequire('node:fs')", "a.js:2 requires 'node:fs'"],
    ['a package of its own', "require('lodash')", "a.js:1 requires 'lodash'"],
    ['a folder', "require('./store')", "a.js:1 requires './store'"],
    ['a name of Node', 'if (process.env.DEBUG) a()', 'a.js:1 uses process.env'],
    ['a name of jest', 'const a = jest.fn()', 'a.js:1 uses jest.fn'],
    ['a test', 'describe("a", b)', 'a.js:1 uses describe('],
  ])('refuses %s', (_name, text, message) => {
    expect(refusalOf({ 'miniprogram_dist/a.js': text, 'miniprogram_dist/store/index.js': '' })).toThrow(message)
  })

  it.each(['a.test.js', 'README.md', 'tsconfig.tsbuildinfo', 'a.less'])('refuses %s', (name) => {
    expect(refusalOf({ [`miniprogram_dist/${name}`]: '' })).toThrow(`miniprogram_dist/${name} does not belong into trtc-miniprogram`)
  })
})
