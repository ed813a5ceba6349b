/** The shapes of bodies and replies. What does not fit is refused before any code of ours sees it. */
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import type { FastifyTypeProvider } from 'fastify'
import { MAX_NUMERIC_ROOM_ID, MAX_STRING_ROOM_ID_BYTES, MAX_USER_ID_BYTES, type RoomId } from '../../store/protocol/ids'
import type { ProfilesReply } from '../../store/protocol/server-api'

/** Tells Fastify that a route's body has the type of its schema. */
export interface SchemaTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends TSchema ? Static<this['schema']> : unknown
  readonly serializer: this['schema'] extends TSchema ? Static<this['schema']> : unknown
}

const ID_PATTERN = '^[A-Za-z0-9_-]+$'
// Cleaning may shorten a name, so more than the final 32 characters are let in here; the exact limit is checked after it.
const MAX_RAW_NAME = 256

const closed = { additionalProperties: false } as const
const userId = Type.String({ minLength: 1, maxLength: MAX_USER_ID_BYTES, pattern: ID_PATTERN })

// A discriminated union: with a plain anyOf, a fault in `id` would be reported for the wrong branch.
const room = Type.Unsafe<RoomId>({
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    Type.Object({ kind: Type.Literal('number'), id: Type.Integer({ minimum: 1, maximum: MAX_NUMERIC_ROOM_ID }) }, closed),
    Type.Object(
      { kind: Type.Literal('string'), id: Type.String({ minLength: 1, maxLength: MAX_STRING_ROOM_ID_BYTES, pattern: ID_PATTERN }) },
      closed,
    ),
  ],
})

export const signInBody = Type.Object(
  {
    provider: Type.Literal('dev'),
    name: Type.String({ maxLength: MAX_RAW_NAME }),
    device: Type.Optional(Type.String({ minLength: 1, maxLength: 64, pattern: ID_PATTERN })),
  },
  closed,
)

export const signInReply = Type.Object({
  token: Type.String(),
  userId: Type.String(),
  name: Type.String(),
  expiresAt: Type.Number(),
  serverTime: Type.Number(),
})

export const credentialsBody = Type.Object({ room }, closed)

export const credentialsReply = Type.Object({
  sdkAppId: Type.Number(),
  userId: Type.String(),
  userSig: Type.String(),
  privateMapKey: Type.String(),
  expiresAt: Type.Number(),
  serverTime: Type.Number(),
})

export const profilesBody = Type.Object({ userIds: Type.Array(userId, { maxItems: 50 }) }, closed)

export const profilesReply = Type.Object({
  profiles: Type.Unsafe<ProfilesReply['profiles']>(Type.Array(Type.Object({ userId: Type.String(), name: Type.String() }))),
})

export const healthReply = Type.Object({ ok: Type.Boolean(), dev: Type.Boolean(), serverTime: Type.Number() })
