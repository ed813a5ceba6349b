import { entryOf, missingOptional } from '../../scripts/lock-file.mjs'

describe('[TL38] lock file', () => {
  const wants = { optionalDependencies: { 'a-darwin-arm64': '1.0.0' } }

  it('knows a package that is found from where it is wanted', () => {
    expect(missingOptional({ 'node_modules/a': wants, 'node_modules/a-darwin-arm64': {} })).toEqual([])
    expect(missingOptional({ 'server/node_modules/a': wants, 'server/node_modules/a-darwin-arm64': {} })).toEqual([])
    expect(missingOptional({ 'node_modules/a': wants, 'node_modules/a/node_modules/a-darwin-arm64': {} })).toEqual([])
  })

  it('does not know one that is somewhere else, or nowhere', () => {
    const missing = [{ name: 'a-darwin-arm64', version: '1.0.0', by: 'node_modules/a' }]
    expect(missingOptional({ 'node_modules/a': wants })).toEqual(missing)
    expect(missingOptional({ 'node_modules/a': wants, 'server/node_modules/a-darwin-arm64': {} })).toEqual(missing)
  })

  it.each([
    ['@swc/core-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@swc/core-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
    ['@unrs/resolver-binding-linux-riscv64-musl', { cpu: ['riscv64'], libc: ['musl'], os: ['linux'] }],
    ['@unrs/resolver-binding-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
  ])('gets the systems of %s from its name', (name, systems) => {
    expect(entryOf({ name, version: '1.2.3', by: '' })).toEqual({ version: '1.2.3', optional: true, ...systems })
  })

  it('refuses to guess a version', () => {
    expect(() => entryOf({ name: 'a-darwin-arm64', version: '^1.0.0', by: '' })).toThrow('a-darwin-arm64 ^1.0.0 is not pinned')
  })
})
