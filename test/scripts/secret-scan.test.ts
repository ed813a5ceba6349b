import { refuseSecrets, scanFolders, scanText } from '../../scripts/secret-scan.mjs'
import { tempTree } from './temp-tree'

const KEY = '0123456789abcdef'.repeat(4)

describe('[TL20] secret scan', () => {
  it.each([
    ['a key of 64 hex digits', `const k = '${KEY}'`],
    ['one in capitals', `const k = '${KEY.toUpperCase()}'`],
    ['SECRETKEY', 'const SECRETKEY = 1'],
    ['secretKey', 'sign({ secretKey })'],
    ['SECRET_KEY', 'env.SECRET_KEY'],
    ['secret-key', '{ "secret-key": 1 }'],
  ])('finds %s', (_name, text) => {
    expect(scanText('a.js', text)).toHaveLength(1)
  })

  it.each([
    ['63 digits', KEY.slice(1)],
    ['65 digits', `${KEY}0`],
    ['the plain words', '// the secret key stays on the server'],
    ['an inline source map', `//# sourceMappingURL=data:application/json;base64,${KEY}`],
  ])('lets %s pass', (_name, text) => {
    expect(scanText('a.js', text)).toEqual([])
  })

  it('tells file, line and column', () => {
    expect(scanText('pages/a.js', `let a\n  b = '${KEY}'`)).toMatchObject([{ file: 'pages/a.js', line: 2, column: 8 }])
  })

  it('reads every folder that goes into a mini-program, and no other', () => {
    const places = ['store/a.ts', 'components/b/index.wxml', 'miniprogram/c.json', 'miniprogram_dist/d.js', 'dist/miniprogram_npm/e.js']
    const root = tempTree(Object.fromEntries([...places, 'server/src/config.ts'].map((place) => [place, KEY])))
    expect(scanFolders(root).map(({ file }) => file)).toEqual(places)
  })

  it('refuses with the place and the remedy, without the key', () => {
    const root = tempTree({ 'dist/app.js': `x('${KEY}')` })
    const refused = catchMessage(() => refuseSecrets(root))
    expect(refused).toMatch(/^dist\/app\.js:1:4 .*\nA mini-program must not carry a secret key: /)
    expect(refused).not.toContain(KEY)
  })

  it('accepts a clean tree', () => {
    expect(() => refuseSecrets(tempTree({ 'dist/app.js': 'App({})' }))).not.toThrow()
  })
})

function catchMessage(call: () => void): string {
  try {
    call()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('was not refused')
}
