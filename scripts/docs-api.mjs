import path from 'node:path'
import { ROOT } from './build/layout.mjs'
import { toPage } from './docs-api/page.mjs'
import { readApi } from './docs-api/read-api.mjs'
import { writePage } from './docs-page.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

/** @param {string[]} args `--check`, and another root than this one. */
async function main(args) {
  const root = path.resolve(args.find((arg) => !arg.startsWith('--')) ?? ROOT)
  const { faults, ...api } = readApi(root)
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
  await writePage({
    root,
    page: 'docs/api.md',
    text: toPage(api),
    from: 'the source',
    script: 'scripts/docs-api.mjs',
    check: args.includes('--check'),
  })
}

runAsProgram(import.meta.url, main)
