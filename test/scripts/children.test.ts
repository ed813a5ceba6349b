import fs from 'node:fs'
import path from 'node:path'
import { startChild } from '../../scripts/dev/children.mjs'
import { tempTree } from './temp-tree'

const READY = "process.send({ ready: true, url: 'http://127.0.0.1:1' });"
const CLOSES = "process.on('SIGTERM', () => process.exit(0)); process.on('message', () => {});"

function start(script: string) {
  const root = tempTree({ 'part.js': script })
  const onDeath = jest.fn()
  const onError = jest.fn()
  const onReady = jest.fn()
  const child = startChild(
    { name: 'part', script: path.join(root, 'part.js'), args: [] },
    { cwd: root, logFolder: root, onReady, onDeath, onError },
  )
  return { child, onDeath, onError, onReady, log: () => fs.readFileSync(path.join(root, 'part.log'), 'utf8') }
}

const calledOnce = (mock: jest.Mock) => new Promise<unknown[]>((resolve) => mock.mockImplementation((...args: unknown[]) => resolve(args)))

describe('[TL14] parts', () => {
  it('is ready when it says so, and writes its log', async () => {
    const { child, onReady, log } = start(`console.log('hello'); ${READY} ${CLOSES}`)
    await expect(child.ready).resolves.toEqual({ ready: true, url: 'http://127.0.0.1:1' })
    expect(onReady).toHaveBeenCalledTimes(1)
    await child.stop()
    expect(log()).toBe('hello\n')
  })

  it('ends with its own sentence when it cannot start', async () => {
    const { child, onDeath } = start("console.error('Port 1 is taken.'); process.exitCode = 3")
    await expect(child.ready).rejects.toThrow('Port 1 is taken.')
    expect(onDeath).not.toHaveBeenCalled()
  })

  it('ends with a sentence about its log when it says nothing', async () => {
    await expect(start('process.exitCode = 3').child.ready).rejects.toThrow(/^The part could not start \(exit code 3\): see .*part\.log\.$/)
  })

  it('tells of a death after the start', async () => {
    const { child, onDeath } = start(`${READY} setTimeout(() => process.exit(9), 1)`)
    const death = calledOnce(onDeath)
    await child.ready
    await expect(death).resolves.toEqual([expect.stringMatching(/^The part ended unexpectedly \(exit code 9\): see .*part\.log\.$/)])
  })

  it('shows errors while it runs', async () => {
    const { child, onError } = start(`${READY} ${CLOSES} console.error('odd')`)
    const shown = calledOnce(onError)
    await child.ready
    await expect(shown).resolves.toEqual(['part: odd'])
    await child.stop()
  })

  it('is ended without a word about it', async () => {
    const { child, onDeath } = start(`${READY} ${CLOSES}`)
    await child.ready
    await child.stop()
    await child.stop()
    expect(onDeath).not.toHaveBeenCalled()
  })

  it('hears later news of a running part', async () => {
    const { child, onReady } = start(`${READY} ${CLOSES} process.send({ ready: true, url: 'http://127.0.0.1:1', phones: [] })`)
    await child.ready
    while (onReady.mock.calls.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(onReady).toHaveBeenLastCalledWith({ ready: true, url: 'http://127.0.0.1:1', phones: [] })
    await child.stop()
  })
})
