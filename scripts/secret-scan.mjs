import fs from 'node:fs'
import path from 'node:path'
import { DEMO_OUT, DEMO_SOURCE, KIT_OUT, KIT_SOURCES, ROOT } from './build/layout.mjs'
import { listFiles, positionAt } from './files.mjs'
import { Refusal, runAsProgram } from './refusal.mjs'

/**
 * @typedef {{ file: string, line: number, column: number, what: string }} Finding
 */

/** Everything that goes into a mini-program, built or not. Whoever has the mini-program can read all of it. */
export const SCANNED = [...KIT_SOURCES, DEMO_SOURCE, KIT_OUT, DEMO_OUT]

const REMEDY =
  'A mini-program must not carry a secret key: remove it, let the server sign (POST to it for a UserSig), and if the key was ever published make a new one in the TRTC console.'

const PATTERNS = [
  { what: 'looks like a secret key (64 hex digits)', pattern: /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi },
  { what: 'names a secret key', pattern: /secret[_-]?key/gi },
]

/**
 * The text of a built file without its inline source map: a map is base64 of sources that are scanned themselves.
 *
 * @param {string} text
 */
const withoutSourceMap = (text) => text.replace(/^\/\/# sourceMappingURL=data:.*$/gm, '')

/**
 * Secret keys in one text.
 *
 * @param {string} file
 * @param {string} text
 * @returns {Finding[]}
 */
export function scanText(file, text) {
  const readable = withoutSourceMap(text)
  return PATTERNS.flatMap(({ what, pattern }) =>
    [...readable.matchAll(pattern)].map((match) => ({ file, ...positionAt(readable, match.index), what })),
  )
}

/**
 * Secret keys in the given folders of `root`.
 *
 * @param {string} root
 * @param {string[]} [folders]
 * @returns {Finding[]}
 */
export const scanFolders = (root, folders = SCANNED) =>
  folders.flatMap((folder) => listFiles(root, folder).flatMap((file) => scanText(file, fs.readFileSync(path.join(root, file), 'latin1'))))

/**
 * Refuses when a secret key is found. The key itself is never shown.
 *
 * @param {string} [root]
 */
export function refuseSecrets(root = ROOT) {
  const findings = scanFolders(root)
  if (findings.length === 0) return
  const lines = findings.map(({ file, line, column, what }) => `${file}:${line}:${column} ${what}`)
  throw new Refusal([...lines, REMEDY].join('\n'))
}

runAsProgram(import.meta.url, () => refuseSecrets())
