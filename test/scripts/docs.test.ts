import { linkFaults, unexplainedPackages } from '../../scripts/check-docs.mjs'
import { tempTree } from './temp-tree'

describe('[TL36] links of the documentation', () => {
  it('may lead to files, to places in them and elsewhere', () => {
    const page = '[a](docs/b.md#c) [d](#e) [f](https://example.com/g) ![h](docs/i.png)\n`[j](k.md)`\n```\n[l](m.md)\n```\n'
    expect(linkFaults(tempTree({ 'README.md': page, 'docs/b.md': '[up](../README.md)', 'docs/i.png': '' }))).toEqual([])
  })

  it.each(['[a](b.md)', '![a](b.png)', '<img alt="a" src="b.png">'])('may not lead nowhere: %s', (link) => {
    expect(linkFaults(tempTree({ 'docs/a.md': `\n\n${link}` }))).toEqual([
      expect.stringMatching(/^docs\/a\.md:3 links to b\.\w+, which does not exist$/),
    ])
  })
})

describe('[TL37] dependencies', () => {
  it('are all explained', () => {
    const root = tempTree({
      'package.json': '{ "workspaces": ["server"], "dependencies": { "a": "1" }, "devDependencies": { "b": "1" } }',
      'server/package.json': '{ "dependencies": { "c": "1" } }',
      'docs/dependencies.md': '| `a`, `c` | why |',
    })
    expect(unexplainedPackages(root)).toEqual(['package.json:1 b is not explained in docs/dependencies.md'])
  })
})
