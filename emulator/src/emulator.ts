/** Puts an emulator together and starts it. */
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { systemClock, type Clock } from './clock'
import { LIMITS, TIMES_MS, type RoomLimits } from './limits'
import { createLog, type Logger } from './log'
import type { MediaPlane } from './media/plane'
import { Supervisor } from './media/supervisor'
import { mediaListener } from './operations/media'
import type { World } from './operations/world'
import { isLoopback, toPrefix } from './server/access'
import { createApp } from './server/app'
import type { Heartbeat } from './server/session-socket'
import { createApps, type AppConfig } from './state/apps'
import { Journal } from './state/journal'
import { Rooms } from './state/rooms'

/** How to start an emulator. */
export interface EmulatorOptions {
  /** Applications, with the secrets that sign for them. */
  apps: AppConfig[]
  /** Address to listen on; 127.0.0.1 unless said. Any address beyond loopback needs `token`. */
  host?: string
  /** Port; 0, the default, takes a free one. */
  port?: number
  /** Access token: the first path segment of every address, `url` included. 16 to 128 of `A-Z a-z 0-9 _ -`. */
  token?: string
  /** Time of rooms and signatures; the wall clock unless said. */
  clock?: Clock
  /** Log; silent unless said. */
  log?: Logger
  /** How long a user whose socket was lost stays; 90 s unless said. */
  ghostMs?: number
  /** How long an empty live room stays after its last audience; 10 min unless said. */
  emptyLiveRoomMs?: number
  /** Signs of life on session sockets; every 5 s, lost after 10 s unless said. `false` asks for none. */
  heartbeat?: Heartbeat | false
  /** Smaller room limits. */
  limits?: Partial<RoomLimits>
  /** The built media process; `worker.js` beside this file unless said. */
  workerFile?: string
  /** Another media plane instead of the media process, for tests of rooms alone. */
  media?: MediaPlane
}

/** A running emulator. */
export interface Emulator {
  /** Base URL with the access token, without a slash at the end. */
  url: string
  port: number
  /** Closes every socket, the server and the media process. */
  close(): Promise<void>
}

/** Starts an emulator; rejects with one clear sentence when it cannot. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const host = options.host ?? '127.0.0.1'
  if (!isLoopback(host) && options.token === undefined) throw new Error(`Listening on ${host} needs an access token.`)
  const prefix = toPrefix(options.token)
  const log = options.log ?? createLog('silent')
  const apps = createApps(options.apps)
  const supervisor = options.media === undefined ? createSupervisor(options, host, log) : undefined
  const media = options.media ?? supervisor
  if (media === undefined) throw new Error('There is no media plane.')
  const world = createWorld(options, { log, apps, media })
  media.listen(mediaListener(world))
  const heartbeat =
    options.heartbeat === false ? undefined : (options.heartbeat ?? { everyMs: TIMES_MS.pingEvery, silentMs: TIMES_MS.silent })
  const app = await createApp(world, { prefix, heartbeat })
  try {
    await supervisor?.start()
    const origin = await listen(app, host, options.port ?? 0)
    return { url: origin + prefix, port: Number(new URL(origin).port), close: () => close(world, app, supervisor) }
  } catch (error) {
    await close(world, app, supervisor)
    throw error
  }
}

function createWorld(options: EmulatorOptions, parts: Pick<World, 'log' | 'apps' | 'media'>): World {
  const { callUsers, liveUsers, senders, rooms } = LIMITS
  return {
    ...parts,
    clock: options.clock ?? systemClock,
    limits: { callUsers, liveUsers, senders, rooms, ...options.limits },
    ghostMs: options.ghostMs ?? TIMES_MS.ghost,
    emptyLiveRoomMs: options.emptyLiveRoomMs ?? TIMES_MS.emptyLiveRoom,
    rooms: new Rooms(),
    sessions: new Map(),
    journal: new Journal(LIMITS.journalEvents),
  }
}

function createSupervisor(options: EmulatorOptions, host: string, log: Logger): Supervisor {
  const everywhere = host === '0.0.0.0' || host === '::'
  return new Supervisor({
    workerFile: options.workerFile ?? path.join(__dirname, 'worker.js'),
    bindAddress: everywhere ? undefined : host === 'localhost' ? '127.0.0.1' : host,
    log,
  })
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} on ${host} is in use: stop the other program, or choose another port.`)
    if (code === 'EACCES') throw new Error(`Port ${port} on ${host} is not allowed for this user: choose a port above 1023.`)
    throw new Error(`Cannot listen on ${host}:${port} (${String(code)}).`)
  }
}

async function close(world: World, app: FastifyInstance, supervisor: Supervisor | undefined): Promise<void> {
  for (const session of world.sessions.values()) {
    session.cancelGhost?.()
    const { link } = session
    session.link = undefined // from here on a closing socket is no user who leaves
    link?.close(1_001)
  }
  for (const room of world.rooms.all()) world.rooms.delete(room)
  await app.close()
  await supervisor?.stop()
}
