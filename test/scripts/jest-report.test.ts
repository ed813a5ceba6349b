import path from 'node:path'
import { jestCounts } from '../../scripts/check/jest-report.mjs'
import { tempTree } from './temp-tree'

const REPORT = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numRuntimeErrorTestSuites: 0 }
const countsOf = (report: object, code: number | null) =>
  jestCounts(path.join(tempTree({ 'jest.json': JSON.stringify(report) }), 'jest.json'), code)

describe('[TL35] counts of jest', () => {
  it('are its tests', () => {
    expect(countsOf(REPORT, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  it('have a failure for a file that could not be loaded', () => {
    expect(countsOf({ ...REPORT, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1)).toMatchObject({ failed: 3 })
  })

  it('have a failure when jest failed without a failing test', () => {
    expect(countsOf(REPORT, 1)).toMatchObject({ failed: 1 })
  })

  it('have a failure when there is no report', () => {
    expect(jestCounts('/nowhere/jest.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
