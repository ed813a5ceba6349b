/** A line on the console that no test expects is a fault: it fails the test that wrote it. */
import { format } from 'node:util'

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const
let written: string[] = []
let allowed: RegExp[] = []

/** Lets lines that match `pattern` pass for the rest of the current test. */
export function expectConsole(pattern: RegExp): void {
  allowed.push(pattern)
}

beforeEach(() => {
  written = []
  allowed = []
  for (const level of LEVELS) {
    jest.spyOn(console, level).mockImplementation((...args: unknown[]) => {
      written.push(`console.${level}: ${format(...args)}`)
    })
  }
})

afterEach(() => {
  const unexpected = written.filter((line) => !allowed.some((pattern) => pattern.test(line)))
  for (const level of LEVELS) jest.mocked(console[level]).mockRestore()
  expect(unexpected).toEqual([])
})
