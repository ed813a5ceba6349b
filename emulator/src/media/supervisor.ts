/** Starts the media process, starts it again when it dies, and carries calls to it. */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { HttpError } from '../errors'
import type { Logger } from '../log'
import type { FromWorker, MediaCall, MediaStats, ToWorker } from './messages'
import type { MediaHealth, MediaListener, MediaPlane } from './plane'

/** First, second … wait before a new start; the last one repeats. */
const RESTART_MS = [20, 100, 500, 2_000, 5_000] as const
/** A process that lived this long starts the row of waits anew. */
const SETTLED_MS = 10_000
const FIRST_START_MS = 10_000
const CALL_MS = 5_000
const STOP_MS = 2_000

/** What a supervisor needs. Its timers are real: a process dies and starts in real time, whatever clock the rooms have. */
export interface SupervisorParts {
  workerFile: string
  /** Address that media binds to; undefined is every address. */
  bindAddress: string | undefined
  log: Logger
}

interface Pending {
  settle: (message: Extract<FromWorker, { call: number }>) => void
  fail: (error: HttpError) => void
}

type Request = MediaCall extends infer One ? (One extends MediaCall ? Omit<One, 'call'> : never) : never

/** A media plane in a process of its own, because a fault in native code takes its process with it. */
export class Supervisor implements MediaPlane {
  readonly #parts: SupervisorParts
  readonly #pending = new Map<number, Pending>()
  #listener: MediaListener | undefined
  #child: ChildProcess | undefined
  #state: MediaHealth['state'] = 'starting'
  #restarts = 0
  #attempt = 0
  #calls = 0
  #upSinceMs = 0
  #retry: NodeJS.Timeout | undefined
  #stopping = false
  #lastWords = ''

  constructor(parts: SupervisorParts) {
    this.#parts = parts
  }

  listen(listener: MediaListener): void {
    this.#listener = listener
  }

  /** Starts the process and waits until it answers; rejects when it does not. */
  async start(): Promise<void> {
    const { workerFile } = this.#parts
    if (!existsSync(workerFile)) throw new Error(`The media process ${workerFile} is missing: build the emulator first.`)
    const child = this.#fork()
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error('it did not answer in time')), FIRST_START_MS)
      child.once('message', () => {
        clearTimeout(limit)
        resolve()
      })
      child.once('exit', (code) => {
        clearTimeout(limit)
        reject(new Error(`it ended with code ${code}`))
      })
    }).catch(async (error: unknown) => {
      await this.stop()
      throw new Error(`The media process could not start: ${error instanceof Error ? error.message : ''}. ${this.#lastWords}`.trim())
    })
  }

  /** Ends the process for good. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#retry)
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    this.#tell({ type: 'stop' })
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(limit)
  }

  health(): MediaHealth {
    return { state: this.#state, pid: this.#state === 'up' ? (this.#child?.pid ?? null) : null, restarts: this.#restarts }
  }

  async publish(request: Parameters<MediaPlane['publish']>[0]): Promise<string> {
    return (await this.#call({ type: 'publish', request })).answer ?? ''
  }

  async play(request: Parameters<MediaPlane['play']>[0]): Promise<string> {
    return (await this.#call({ type: 'play', request })).answer ?? ''
  }

  async stats(): Promise<MediaStats> {
    const { stats } = await this.#call({ type: 'stats' })
    if (stats === undefined) throw mediaDown()
    return stats
  }

  gate(...[id, gate]: Parameters<MediaPlane['gate']>): void {
    this.#tell({ type: 'gate', id, gate })
  }

  subscribe(...[id, wanted]: Parameters<MediaPlane['subscribe']>): void {
    this.#tell({ type: 'subscribe', id, wanted })
  }

  close(ids: string[]): void {
    if (ids.length > 0) this.#tell({ type: 'close', ids })
  }

  kill(): void {
    this.#child?.kill('SIGKILL')
  }

  #fork(): ChildProcess {
    const child = fork(this.#parts.workerFile, [], { env: bareEnvironment(), execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.#child = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.#complain(text))
    child.on('message', (message: FromWorker) => this.#hear(message))
    child.on('error', (error) => this.#parts.log.error({ message: error.message }, 'media process'))
    child.on('exit', () => this.#died())
    child.send({ type: 'start', bindAddress: this.#parts.bindAddress } satisfies ToWorker)
    return child
  }

  #complain(text: string): void {
    this.#lastWords = /^\w*Error: .*$/m.exec(text)?.[0] ?? this.#lastWords
    this.#parts.log.warn({ text: text.slice(0, 2_000) }, 'media process')
  }

  #tell(message: ToWorker): void {
    if (this.#child?.connected) this.#child.send(message)
  }

  #call(request: Request): Promise<Extract<FromWorker, { type: 'reply' }>> {
    if (this.#state !== 'up') return Promise.reject(mediaDown())
    const call = (this.#calls += 1)
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#pending.get(call)?.fail(mediaDown()), CALL_MS)
      const done = () => {
        clearTimeout(limit)
        this.#pending.delete(call)
      }
      this.#pending.set(call, {
        settle: (message) => {
          done()
          if (message.type === 'reply') resolve(message)
          else reject(new HttpError('bad-sdp', message.message))
        },
        fail: (error) => {
          done()
          reject(error)
        },
      })
      this.#tell({ ...request, call })
    })
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case 'ready':
        return this.#ready()
      case 'up':
        return this.#listener?.onConnectionUp(message.id)
      case 'gone':
        return this.#listener?.onConnectionGone(message.id)
      case 'reply':
      case 'refuse':
        return this.#pending.get(message.call)?.settle(message)
    }
  }

  #ready(): void {
    const again = this.#state === 'down'
    this.#state = 'up'
    this.#upSinceMs = Date.now()
    if (again) this.#listener?.onMediaUp()
  }

  #died(): void {
    const wasUp = this.#state === 'up'
    this.#state = 'down'
    for (const pending of [...this.#pending.values()]) pending.fail(mediaDown())
    if (this.#stopping) return
    if (wasUp) this.#listener?.onMediaDown()
    if (wasUp && Date.now() - this.#upSinceMs > SETTLED_MS) this.#attempt = 0
    const wait = RESTART_MS[Math.min(this.#attempt, RESTART_MS.length - 1)]
    this.#attempt += 1
    this.#restarts += 1
    this.#parts.log.warn({ wait }, 'media process ended, starting it again')
    this.#retry = setTimeout(() => this.#fork(), wait)
  }
}

// Only what a process needs to start: the rest of the emulator's environment may hold the apps' secrets.
function bareEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'LD_LIBRARY_PATH']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}

const mediaDown = (): HttpError => new HttpError('media-down', 'the media process is starting again')
