import fs from 'node:fs'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { readApi } from '../../scripts/docs-api/read-api.mjs'
import { tempTree } from './temp-tree'

const TAG = `
/**
 * A button.
 *
 * @event toggled {on: boolean, count: number} After a tap,
 * when it has worked.
 * @slot default On the button.
 * @slot end Behind it.
 * @externalclass trtc-class The button.
 */
export default defineComponent({
  externalClasses: ['trtc-class'],
  properties: {
    /** What it says. */
    labelText: { type: String, value: '' },
    /** Most taps, in taps. */
    maxTaps: { type: Number, value: LIMIT },
  },
  methods: {
    onTap() { this.triggerEvent('toggled', { on: true, count: 1 }) },
    /** Begins anew. @public */
    reset(count: number): void {},
  },
})
const LIMIT = -1
`

const TREE = {
  'components/trtc-button/index.ts': TAG,
  'components/trtc-button/index.wxml': '<view><slot /><slot name="end" /></view>',
  'components/with-store/with-store.ts':
    'const KEY = "main"\nexport const b = Behavior({ properties: {\n/** Which room. */\nroomKey: { type: String, value: KEY } } })',
  'components/styles/tokens.less':
    '.t() {\n  --trtc-a-now: var(--trtc-a, #fff); // The edge\n  @media (x) {\n    --trtc-a-now: var(--trtc-a, #000);\n  }\n}',
  'components/index.ts': "export { ring } from './ring'\nexport type { Ring, Kind } from './ring'",
  'components/ring.ts': `
const KINDS = ['low', 'high'] as const
/** How it sounds. */
export type Kind = (typeof KINDS)[number]
/** A bell. */
export interface Ring {
  /** Its sound. */
  readonly kind?: Kind
  /** Ends it. */
  stop(): void
}
/** Rings. */
export function ring(kind: Kind, /** @internal For tests. */ clock: Date = new Date()): Ring { throw new Error(kind + clock) }
`,
}

/** The tree with one text changed. */
const treeWith = (file: keyof typeof TREE, from: string, to: string): string =>
  tempTree({ ...TREE, [file]: TREE[file].replace(from, () => to) })

describe('[TL39] the page of the API', () => {
  it('has the tags', () => {
    expect(readApi(tempTree(TREE)).tags).toEqual([
      {
        name: 'trtc-button',
        text: 'A button.',
        properties: [
          { attribute: 'room-key', type: 'string', fallback: '"main"', meaning: 'Which room.' },
          { attribute: 'label-text', type: 'string', fallback: '""', meaning: 'What it says.' },
          { attribute: 'max-taps', type: 'number', fallback: '-1', meaning: 'Most taps, in taps.' },
        ],
        events: [{ name: 'toggled', detail: '{on: boolean, count: number}', meaning: 'After a tap, when it has worked.' }],
        slots: [
          { name: 'default', detail: '', meaning: 'On the button.' },
          { name: 'end', detail: '', meaning: 'Behind it.' },
        ],
        classes: [{ name: 'trtc-class', detail: '', meaning: 'The button.' }],
        methods: [{ name: 'reset(count: number): void', detail: '', meaning: 'Begins anew.' }],
      },
    ])
  })

  it('has the CSS variables, for light and dark', () => {
    expect(readApi(tempTree(TREE)).variables).toEqual([{ name: '--trtc-a', light: '#fff', dark: '#000', meaning: 'The edge' }])
  })

  it('has what is exported, and not what is internal', () => {
    const members = [
      { signature: 'kind?: Kind', meaning: 'Its sound.' },
      { signature: 'stop(): void', meaning: 'Ends it.' },
    ]
    expect(readApi(tempTree(TREE)).exports).toEqual([
      { name: 'ring', text: 'Rings.', code: 'function ring(kind: Kind): Ring', members: [] },
      { name: 'Ring', text: 'A bell.', code: '', members },
      { name: 'Kind', text: 'How it sounds.', code: `type Kind = "low" | "high"`, members: [] },
    ])
  })

  it('is written, and a later change of the source is noticed', () => {
    const root = tempTree({ ...TREE, 'docs/errors.md': '' })
    const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/docs-api.mjs', ...args, root], { encoding: 'utf8' })
    expect(run()).toMatchObject({ status: 0, stderr: '' })
    expect(fs.readFileSync(path.join(root, 'docs/api.md'), 'utf8')).toMatch(
      /^\| `max-taps` +\| number \| `-1` +\| Most taps, in taps\. +\|$/m,
    )
    expect(run('--check')).toMatchObject({ status: 0, stderr: '' })
    fs.writeFileSync(path.join(root, 'components/trtc-button/index.ts'), TAG.replace('= -1', '= 5'))
    const stderr = 'docs/api.md does not match the source: run node scripts/docs-api.mjs and commit the page.\n'
    expect(run('--check')).toMatchObject({ status: 1, stderr })
  })
})

describe('[TL40] the source', () => {
  it('of this kind lacks nothing', () => {
    expect(readApi(tempTree(TREE)).faults).toEqual([])
  })

  it.each([
    ['components/trtc-button/index.ts', ' * A button.\n', '', '10 the component has no doc comment'],
    ['components/trtc-button/index.ts', '/** What it says. */', '', '15 the property labelText has no doc comment'],
    ['components/trtc-button/index.ts', ' * @slot end Behind it.\n', '', '10 the doc comment has no line @slot end'],
    ['components/trtc-button/index.ts', '@slot end Behind it.', '@slot end', '11 nothing is said about end'],
    ['components/trtc-button/index.ts', '@slot end', '@slot side', '11 the template has no slot side'],
    ['components/trtc-button/index.ts', '@event toggled', '@event done', '11 the doc comment has no line @event toggled'],
    ['components/trtc-button/index.ts', '@externalclass trtc-class', '@externalclass c', 'no line @externalclass trtc-class'],
    ['components/trtc-button/index.ts', 'Begins anew. ', '', '22 the method reset has no doc comment'],
    ['components/styles/tokens.less', ' // The edge', '', '2 nothing is said about --trtc-a'],
    ['components/ring.ts', '/** Rings. */', '', '13 ring has no doc comment'],
    ['components/ring.ts', '/** Its sound. */', '', '8 Ring: kind?: Kind has no doc comment'],
  ] as const)('says all that the page needs: %s without %j', (file, from, to, fault) => {
    expect(readApi(treeWith(file, from, to)).faults).toContainEqual(expect.stringContaining(fault))
  })

  it('exports every type that an exported one names', () => {
    const root = treeWith('components/index.ts', ', Kind', '')
    expect(readApi(root).faults).toEqual([
      'components/ring.ts:13 ring names Kind, which components/index.ts does not export',
      'components/ring.ts:6 Ring names Kind, which components/index.ts does not export',
    ])
  })
})
