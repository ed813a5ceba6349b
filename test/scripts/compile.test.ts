import path from 'node:path'
import { compileScript, compileStyle } from '../../scripts/build/compile.mjs'
import { ROOT } from '../../scripts/build/layout.mjs'

const file = (name: string) => path.join(ROOT, name)

describe('[TL22] faults of the compilers', () => {
  it('places a fault in TypeScript', async () => {
    await expect(compileScript('let a\nlet = 1 +', file('store/a.ts'), { sourceMaps: false })).rejects.toThrow(/^store\/a\.ts:2:\d+ /)
  })

  it('places a fault in less', async () => {
    await expect(compileStyle('.a {\n  color: @missing;\n}', file('components/a.less'))).rejects.toThrow(
      'components/a.less:2:10 variable @missing is undefined',
    )
  })

  it('drops type imports, since the files behind them may be empty', async () => {
    const code = await compileScript("import type { A } from './a'\nexport const b: A = 1", file('a.ts'), { sourceMaps: false })
    expect(code).not.toContain('require(')
  })

  it('lowers to what WeChat runs', async () => {
    expect(await compileScript('export const b = a?.b ?? 1', file('a.ts'), { sourceMaps: false })).not.toMatch(/\?\.|\?\?/)
  })
})
