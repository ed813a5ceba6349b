import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ROOT } from '../build/layout.mjs'
import { jestCounts } from './jest-report.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{
 *   name: string,
 *   what: string,
 *   args: string[],
 *   needs?: string,
 *   counts?: (code: number | null) => Counts,
 * }} Step
 */

/**
 * The file behind a package's command, so that no shell is needed to start it.
 *
 * @param {string} name
 * @param {string} file
 */
const bin = (name, file) => path.join(ROOT, 'node_modules', name, file)

/** @param {...string} parts */
const ours = (...parts) => path.join(ROOT, 'scripts', ...parts)

const eslint = bin('eslint', 'bin/eslint.js')
const stylelint = bin('stylelint', 'bin/stylelint.mjs')

/**
 * @param {string} name
 * @param {string} what
 * @param {string[]} args
 * @param {string} [needs]
 * @returns {Step}
 */
function jestStep(name, what, args, needs) {
  const report = path.join(ROOT, '.trtc', `${name}.json`)
  return {
    name,
    what,
    // A test that fails may leave something open, for which jest would wait for ever.
    args: [bin('jest', 'bin/jest.js'), ...args, '--forceExit', '--json', `--outputFile=${report}`, '--testLocationInResults'],
    ...(needs !== undefined && { needs }),
    counts: (code) => {
      const counts = jestCounts(report, code)
      fs.rmSync(report, { force: true })
      return counts
    },
  }
}

/** The projects of jest.config.cjs that need no browser. */
const UNITS = createRequire(import.meta.url)('../../jest.config.cjs')
  .projects.map((/** @type {{ displayName: string }} */ { displayName }) => displayName)
  .filter((/** @type {string} */ name) => name !== 'simulator')

/** Every check, cheapest first. @type {Step[]} */
export const STEPS = [
  { name: 'imports', what: 'import directions, no import cycles, wx only in platform', args: [ours('check-imports.mjs')] },
  { name: 'lock-file', what: 'npm ci can use the lock file on every system', args: [ours('lock-file.mjs')] },
  { name: 'docs', what: 'links of the documentation, every dependency explained', args: [ours('check-docs.mjs')] },
  { name: 'errors-page', what: 'docs/errors.md matches the error tables', args: [ours('docs-errors.mjs'), '--check'] },
  {
    name: 'api-page',
    what: 'docs/api.md matches the source, everything public has a doc comment',
    args: [ours('docs-api.mjs'), '--check'],
  },
  { name: 'stylelint', what: 'styles', args: [stylelint, '{components,miniprogram}/**/*.{less,wxss}', '--allow-empty-input'] },
  { name: 'wxml', what: 'templates', args: [eslint, '--max-warnings=0', '{components,miniprogram}/**/*.wxml'] },
  { name: 'format', what: 'formatting', args: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'types', what: 'TypeScript', args: [bin('typescript', 'bin/tsc'), '-b'] },
  { name: 'wxml-types', what: 'types of the bindings in templates', args: [ours('wxml-check.mjs')] },
  { name: 'build', what: 'kit, demo, server, emulator, simulator, testkit; secret scan', args: [bin('gulp', 'bin/gulp.js'), 'build'] },
  { name: 'kit-size', what: 'size of the kit against its budget', args: [ours('kit-size.mjs')], needs: 'build' },
  { name: 'eslint', what: 'TypeScript and scripts', args: [eslint, '--quiet', '**/*.{ts,mjs,cjs}'] },
  jestStep('units', 'tests of every layer', ['--maxWorkers=2', '--selectProjects', ...UNITS]),
  // In a browser, where a second worker would take the time that media needs.
  jestStep('simulator', 'tests of the simulator', ['--runInBand', '--selectProjects', 'simulator']),
  jestStep('e2e', 'the demo in a browser with real media', ['--config', path.join(ROOT, 'test', 'e2e', 'jest.config.cjs')], 'build'),
]
