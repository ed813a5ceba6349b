import { Transform } from 'node:stream'
import gulp from 'gulp'
import { compileScript, compileStyle } from './compile.mjs'
import { COPIED, ROOT } from './layout.mjs'

/**
 * A lane takes one source folder to one output folder.
 *
 * @typedef {{ from: string, to: string, sourceMaps: boolean }} Lane
 */

/** @param {string} from */
export const scriptGlobs = (from) => [`${from}/**/*.ts`, `!${from}/**/*.d.ts`]

/** What is in `styles/` is only there to be imported by other styles. @param {string} from */
export const styleGlobs = (from) => [`${from}/**/*.less`, `!${from}/**/styles/**`]

/** @param {string} from */
export const copyGlobs = (from) => [`${from}/**/*.{${COPIED.join(',')}}`, `!${from}/**/tsconfig*.json`]

/**
 * @param {(code: string, file: string) => Promise<string>} compile
 * @param {string} extension
 */
const compiled = (compile, extension) =>
  new Transform({
    objectMode: true,
    transform(file, _encoding, done) {
      compile(file.contents.toString(), file.path).then((code) => {
        file.contents = Buffer.from(code)
        file.extname = extension
        done(null, file)
      }, done)
    },
  })

/**
 * The source stream of a lane. `encoding: false` matters: read as text, pictures would be corrupted. `base` keeps the folder below
 * `from` also when a single file is given.
 *
 * @param {string | string[]} globs
 * @param {Lane} lane
 */
const read = (globs, lane) => gulp.src(globs, { cwd: ROOT, base: `${ROOT}${lane.from}`, encoding: false, allowEmpty: true })

/** @param {Lane} lane */
const write = (lane) => gulp.dest(lane.to, { cwd: ROOT })

/**
 * Pipes and reports the first error of any of the streams, which `pipe` alone would swallow.
 *
 * @param {NodeJS.ReadableStream} source
 * @param {NodeJS.ReadWriteStream[]} through
 * @returns {Promise<void>}
 */
function finished(source, ...through) {
  return new Promise((resolve, reject) => {
    source.on('error', reject)
    const last = through.reduce((from, to) => from.pipe(to).on('error', reject), source)
    last.on('finish', resolve)
    last.on('data', () => {})
  })
}

/**
 * @param {Lane} lane
 * @param {string | string[]} [globs]
 */
export const buildScripts = (lane, globs = scriptGlobs(lane.from)) =>
  finished(
    read(globs, lane),
    compiled((code, file) => compileScript(code, file, lane), '.js'),
    write(lane),
  )

/**
 * @param {Lane} lane
 * @param {string | string[]} [globs]
 */
export const buildStyles = (lane, globs = styleGlobs(lane.from)) =>
  finished(read(globs, lane), compiled(compileStyle, '.wxss'), write(lane))

/**
 * @param {Lane} lane
 * @param {string | string[]} [globs]
 */
export const copyFiles = (lane, globs = copyGlobs(lane.from)) => finished(read(globs, lane), write(lane))

/** @param {Lane} lane */
export const buildLane = (lane) => Promise.all([buildScripts(lane), buildStyles(lane), copyFiles(lane)])
