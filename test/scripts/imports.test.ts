import { importFaults } from '../../scripts/check-imports.mjs'
import { tempTree } from './temp-tree'

const faultsOf = (files: Record<string, string>) => importFaults(tempTree(files))
const IDS = { 'store/protocol/ids.ts': 'export const a = 1\nexport type A = number' }

describe('[TL30] import directions', () => {
  it('accepts what the architecture allows', () => {
    const faults = faultsOf({
      ...IDS,
      'store/core/room.ts': "import { a } from '../protocol/ids'\nexport const room = a",
      'store/room-store.ts':
        "import { observable } from 'mobx-miniprogram'\nimport { room } from './core/room'\nexport const s = observable({ room })",
      'components/x/index.ts': "import { s } from '../../store/room-store'\nComponent({ data: { s } })",
      'miniprogram/app.ts': "import { createRoom } from 'trtc-miniprogram'\nwx.login()\nApp({ createRoom })",
      'server/src/a.ts': "import http from 'node:http'\nimport { a } from '../../store/protocol/ids'\nhttp.get(String(a))",
    })
    expect(faults).toEqual([])
  })

  it.each([
    ['protocol importing anything of ours', 'store/protocol/a.ts', "import '../core/room'", /protocol must not import core/],
    ['core importing a package', 'store/core/a.ts', "import 'mobx-miniprogram'", /core must not import the package 'mobx-miniprogram'/],
    ['core importing Node', 'store/core/a.ts', "import 'node:fs'", /core must not import the package 'node:fs'/],
    ['store importing components', 'store/a.ts', "import '../components/x/index'", /store must not import components/],
    ['the demo importing sources', 'miniprogram/a.ts', "import '../components/x/index'", /demo must not import components/],
    ['the server importing core', 'server/src/a.ts', "import '../../store/core/room'", /server must not import core/],
    [
      'the emulator importing the simulator',
      'emulator/src/a.ts',
      "import '../../simulator/src/shared/b'",
      /emulator must not import simulator-shared/,
    ],
    [
      'the page side importing the Node side',
      'simulator/src/browser/a.ts',
      "import '../node/b'",
      /simulator-browser must not import simulator-node/,
    ],
    ['a product importing tests', 'store/core/a.ts', "import '../../test/support/x'", /outside of all layers/],
    ['a type import', 'store/core/a.ts', "import type { A } from '../room-store'", /core must not import store/],
    ['an import() type', 'store/core/a.ts', "export type B = import('../room-store').A", /core must not import store/],
    ['a re-export', 'store/core/a.ts', "export * from '../room-store'", /core must not import store/],
    ['a dynamic import', 'store/core/a.ts', "export const b = () => import('../room-store')", /core must not import store/],
    ['require', 'store/core/a.ts', "export const b = require('../room-store')", /core must not import store/],
  ])('finds %s', (_name, file, text, message) => {
    expect(faultsOf({ [file]: `\n${text}\n` })).toEqual([expect.stringMatching(message)])
  })

  it('tells file and line', () => {
    expect(faultsOf({ 'store/core/a.ts': "\n\nimport 'lodash'" })[0]).toMatch(/^store\/core\/a\.ts:3 /)
  })
})

describe('[TL31] import cycles', () => {
  it('finds one, with its way round', () => {
    const faults = faultsOf({
      'store/core/a.ts': "import { c } from './b'\nexport const a = c",
      'store/core/b.ts': "import { d } from './c'\nexport const c = d",
      'store/core/c.ts': "import { a } from './a'\nexport const d = a",
    })
    expect(faults).toEqual(['store/core/a.ts:1 import cycle: store/core/a.ts -> store/core/b.ts -> store/core/c.ts -> store/core/a.ts'])
  })

  it.each(["import type { C } from './b'", "import { type C } from './b'", "export type { C } from './b'"])(
    'lets a cycle of types pass: %s',
    (line) => {
      expect(
        faultsOf({ 'store/core/a.ts': `${line}\nexport type A = 1`, 'store/core/b.ts': "export { A } from './a'\nexport type C = 1" }),
      ).toEqual([])
    },
  )
})

describe('[TL32] wx', () => {
  it.each(['wx.login()', 'const { login } = wx', 'call(wx)', 'typeof wx'])('finds %s outside of platform', (line) => {
    expect(faultsOf({ 'components/a.ts': `export const b = () => {\n  ${line}\n}` })).toEqual([
      'components/a.ts:2 touches wx: only store/platform may',
    ])
  })

  it('lets platform, comments, strings and property names pass', () => {
    const faults = faultsOf({
      'store/platform/a.ts': 'export const login = () => wx.login()',
      'components/a.ts': "// wx.login\nexport const b = { wx: 'wx' }\nexport const c = b.wx",
    })
    expect(faults).toEqual([])
  })
})

describe('[TL33] folders', () => {
  it('finds the import of a folder where WeChat would not', () => {
    const faults = faultsOf({ 'store/core/room/index.ts': 'export const a = 1', 'store/core/b.ts': "export { a } from './room'" })
    expect(faults).toEqual(["store/core/b.ts:1 imports the folder './room': WeChat only finds './room/index'"])
  })

  it('lets Node parts import folders', () => {
    expect(faultsOf({ 'server/src/room/index.ts': 'export const a = 1', 'server/src/b.ts': "export { a } from './room'" })).toEqual([])
  })
})
