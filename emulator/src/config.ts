/** Reads applications from a config file, the environment or the command line. */
import { readFileSync } from 'node:fs'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { AppConfig } from './state/apps'

const App = Type.Object(
  {
    sdkAppId: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
    secretKey: Type.String({ minLength: 1, maxLength: 256 }),
    requirePrivateMapKey: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
const Apps = Type.Array(App, { minItems: 1, maxItems: 100 })
const File = Type.Object({ apps: Apps })

/** Where applications may be named. All that are given count. */
export interface ConfigSources {
  /** Path of a JSON file `{ "apps": [...] }`. */
  file?: string | undefined
  /** JSON array of applications. */
  env?: string | undefined
  /** `<sdkAppId>:<secretKey>`, for a throw-away key: other users of the machine can read a command line. */
  flags?: string[] | undefined
}

/** Answers the applications, or throws an error with one clear sentence. No sentence quotes a value. */
export function readApps(sources: ConfigSources): AppConfig[] {
  const apps = [
    ...(sources.file === undefined ? [] : fromFile(sources.file)),
    ...(sources.env === undefined || sources.env === '' ? [] : fromJson(sources.env, 'TRTC_EMULATOR_APPS', Apps)),
    ...(sources.flags ?? []).map(fromFlag),
  ]
  if (apps.length === 0) throw new Error('No application: give --config <file>, TRTC_EMULATOR_APPS or --app <sdkAppId>:<secretKey>.')
  return apps
}

function fromFile(file: string): AppConfig[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Error(`Cannot read the config file ${file}.`)
  }
  return fromJson(text, `The config file ${file}`, File).apps
}

function fromJson<Schema extends typeof Apps | typeof File>(text: string, name: string, schema: Schema) {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error(`${name} is not JSON.`)
  }
  const wrong = Value.Errors(schema, value).First()
  if (wrong !== undefined) throw new Error(`${name} is wrong at "${wrong.path || '/'}": ${wrong.message}.`)
  return Value.Decode(schema, value)
}

function fromFlag(flag: string): AppConfig {
  const [id = '', secretKey = ''] = flag.split(':')
  const app = { sdkAppId: Number(id), secretKey }
  if (!Value.Check(App, app)) throw new Error('--app takes <sdkAppId>:<secretKey>.')
  return app
}
