const path = require('node:path')

const ROOT = path.join(__dirname, '..', '..')

// The whole way through every part, in a real browser: one file after the other, since they share the machine's two cores with it.
module.exports = {
  rootDir: ROOT,
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/(dist|miniprogram_dist|\\.tsbuild|\\.trtc)/'],
  transform: {
    '\\.(ts|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
    ],
  },
  maxWorkers: 1,
  testTimeout: 120_000,
}
