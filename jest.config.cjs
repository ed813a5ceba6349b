// One project per layer, so that a layer's tests get that layer's environment and nothing more.
const transform = {
  '\\.(ts|mjs)$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
  ],
}
const project = (displayName, environment, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: environment,
  testMatch: testMatch.map((glob) => `<rootDir>/test/${glob}`),
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  setupFilesAfterEnv: ['<rootDir>/test/support/no-console.ts'],
  // Build output repeats package.json files; keep it out of jest's module map.
  modulePathIgnorePatterns: ['<rootDir>/(dist|miniprogram_dist|\\.tsbuild|\\.trtc)/'],
  transform,
  ...more,
})

module.exports = {
  // Says that something hangs, not that a machine is busy.
  testTimeout: 20_000,
  projects: [
    project('protocol', 'node', ['store/protocol/**/*.test.ts']),
    project('core', 'node', ['store/core/**/*.test.ts', 'fuzz/**/*.test.ts']),
    project('store', 'node', ['store/*.test.ts', 'store/platform/**/*.test.ts']),
    project('components', 'jsdom', ['components/**/*.test.ts', 'miniprogram/**/*.test.ts'], {
      moduleNameMapper: { '^trtc-miniprogram$': '<rootDir>/components/index' },
    }),
    project('testkit', 'jsdom', ['testkit/**/*.test.ts']),
    project('server', 'node', ['server/**/*.test.ts']),
    project('emulator', 'node', ['emulator/**/*.test.ts']),
    project('simulator', 'node', ['simulator/**/*.test.ts']),
    project('scripts', 'node', ['scripts/**/*.test.ts']),
  ],
}
