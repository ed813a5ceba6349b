import fs from 'node:fs'

/** @typedef {import('./steps.mjs').Counts} Counts */

/**
 * Counts of a jest run from its JSON report. A test file that could not even be loaded counts as one failure, and so does a run that
 * failed without any failing test, or left no report.
 *
 * @param {string} report
 * @param {number | null} code
 * @returns {Counts}
 */
export function jestCounts(report, code) {
  const results = read(report)
  if (results === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = results
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(1, failed), skipped: numPendingTests + numTodoTests }
}

/** @param {string} report */
function read(report) {
  try {
    return JSON.parse(fs.readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}
