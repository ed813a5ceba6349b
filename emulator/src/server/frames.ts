/** Frames of the session socket, as they come from a tag. */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Fault } from '../errors'
import { LIMITS } from '../limits'

const frame = <Name extends string, Fields extends Record<string, TSchema>>(type: Name, fields: Fields) =>
  Type.Object({ type: Type.Literal(type), ...fields }, { additionalProperties: false })

const Kinds = { audio: Type.Boolean(), video: Type.Boolean() }
const Token = Type.String({ minLength: 1, maxLength: 128 })

const FRAMES = {
  enter: frame('enter', {
    url: Type.String({ maxLength: 8_192 }),
    ...Kinds,
    terminal: Type.Union([Type.Literal('mini-program'), Type.Literal('browser')]),
  }),
  resume: frame('resume', { token: Token }),
  publish: frame('publish', Kinds),
  subscribe: frame('subscribe', { leg: Token, ...Kinds }),
  leave: frame('leave', {}),
}

/** A frame from a tag. */
export type InFrame = { [Name in keyof typeof FRAMES]: Static<(typeof FRAMES)[Name]> }[keyof typeof FRAMES]

/** Reads a text frame, or says what is wrong with it. */
export function readFrame(text: string): { frame: InFrame } | { fault: Fault } {
  if (Buffer.byteLength(text) > LIMITS.frameBytes) return fault('frame-too-large', '', `a frame has at most ${LIMITS.frameBytes} bytes`)
  const value = parse(text)
  if (!isObject(value)) return fault('bad-json', '', 'a frame is one JSON object')
  const type = value['type']
  if (typeof type !== 'string' || !isFrameType(type)) return fault('bad-frame', 'type', 'there is no frame of this type')
  const wrong = Value.Errors(FRAMES[type], value).First()
  if (wrong !== undefined) return fault('bad-frame', wrong.path.slice(1), wrong.message)
  return { frame: value as InFrame }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fault(name: Fault['name'], field: string, message: string): { fault: Fault } {
  return { fault: { name, field, message } }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isFrameType = (type: string): type is keyof typeof FRAMES => Object.hasOwn(FRAMES, type)
