/** The calls of the HTTP API. Shapes are in store/protocol/server-api. */
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify'
import type { CredentialsReply, ProfilesReply, SignInReply } from '../../store/protocol/server-api'
import type { Directory } from './directory'
import { ServerError } from './errors'
import type { Limits } from './limits'
import { MAX_NAME_CHARACTERS, toDisplayName, toUserId } from './names'
import type { Settings } from './options'
import { permissionBits } from './policy'
import {
  credentialsBody,
  credentialsReply,
  healthReply,
  profilesBody,
  profilesReply,
  signInBody,
  signInReply,
  type SchemaTypes,
} from './schemas'
import type { Sessions } from './session'
import type { Signer } from './signer'

type TypedApp = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, SchemaTypes>

/** What the routes work with. */
export interface Services {
  readonly settings: Settings
  readonly sessions: Sessions
  readonly limits: Limits
  readonly directory: Directory
  readonly sign: Signer
}

/** Adds every route to `app`. */
export function addRoutes(app: FastifyInstance, services: Services): void {
  const typed = app.withTypeProvider<SchemaTypes>()
  addHealth(typed, services)
  addSignIn(typed, services)
  addCredentials(typed, services)
  addProfiles(typed, services)
}

function addHealth(app: TypedApp, { settings }: Services): void {
  app.get('/v1/health', { schema: { response: { 200: healthReply } } }, () => ({
    ok: true,
    dev: settings.dev,
    serverTime: settings.clock.now(),
  }))
}

function addSignIn(app: TypedApp, { settings, sessions, limits, directory }: Services): void {
  const schema = { body: signInBody, response: { 200: signInReply } }
  app.post('/v1/sign-in', { schema, onRequest: limits.signInsPerAddress }, (request): SignInReply => {
    if (!settings.dev) throw new ServerError('dev-sign-in-off')
    const name = toDisplayName(request.body.name)
    if (name === undefined) {
      throw new ServerError('bad-field', { field: 'name', message: `This must have 1 to ${MAX_NAME_CHARACTERS} visible characters.` })
    }
    const userId = toUserId(name, request.body.device)
    directory.remember(userId, name)
    return { ...sessions.issue({ sub: userId, name }), userId, name, serverTime: settings.clock.now() }
  })
}

function addCredentials(app: TypedApp, services: Services): void {
  const { settings, sign } = services
  const schema = { body: credentialsBody, response: { 200: credentialsReply } }
  app.post('/v1/credentials', { schema, ...signedIn(services) }, async (request): Promise<CredentialsReply> => {
    const ask = { userId: request.user.sub, room: request.body.room }
    const bits = await permissionBits(settings.policy, ask)
    return { sdkAppId: settings.sdkAppId, userId: ask.userId, ...sign({ ...ask, bits }), serverTime: settings.clock.now() }
  })
}

function addProfiles(app: TypedApp, services: Services): void {
  const schema = { body: profilesBody, response: { 200: profilesReply } }
  app.post('/v1/profiles', { schema, ...signedIn(services) }, (request): ProfilesReply => {
    const known = [...new Set(request.body.userIds)].flatMap((userId) => {
      const name = services.directory.nameOf(userId)
      return name === undefined ? [] : [{ userId, name }]
    })
    return { profiles: known }
  })
}

/** Route options of a call that needs a session. The token is checked before the body is even read. */
function signedIn({ sessions, limits, directory }: Services) {
  return {
    onRequest: [
      sessions.require,
      limits.perUser,
      async (request: { readonly user: { readonly sub: string; readonly name: string } }) => {
        directory.remember(request.user.sub, request.user.name)
      },
    ],
  }
}
