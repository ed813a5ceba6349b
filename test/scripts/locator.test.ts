import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { LOCATOR_FILE, isAlive, readLocator, removeLocator, startTokenOf, writeLocator } from '../../scripts/locator.mjs'
import { tempTree } from './temp-tree'

const place = { url: 'http://127.0.0.1:7300', port: 7300 }
const places = {
  url: place.url,
  startedAt: '2026-01-01T00:00:00.000Z',
  server: place,
  emulator: place,
  simulator: { ...place, phones: [] },
}

const emptyTree = () => tempTree({ '.trtc/.keep': '' })
const fileOf = (root: string) => path.join(root, LOCATOR_FILE)

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid!
}

describe('[TL13] locator', () => {
  it('gives back what a running process wrote', () => {
    const root = emptyTree()
    writeLocator(root, places)
    expect(readLocator(root)).toMatchObject({ ...places, pid: process.pid })
  })

  it('is none where there is no file, or a damaged one', () => {
    expect(readLocator(emptyTree())).toBeUndefined()
    expect(readLocator(tempTree({ [LOCATOR_FILE]: '{ "pid": ' }))).toBeUndefined()
    expect(readLocator(tempTree({ [LOCATOR_FILE]: '{ "pid": "1" }' }))).toBeUndefined()
  })

  it('is none when its process is gone', async () => {
    const stale = { pid: await endedPid(), startToken: '', ...places }
    expect(readLocator(tempTree({ [LOCATOR_FILE]: JSON.stringify(stale) }))).toBeUndefined()
  })

  it('is none when its pid belongs to another process now', () => {
    const reused = { pid: process.pid, startToken: 'long before', ...places }
    expect(readLocator(tempTree({ [LOCATOR_FILE]: JSON.stringify(reused) }))).toBeUndefined()
  })

  it('trusts the pid where a system tells no start time', () => {
    expect(isAlive({ pid: process.pid, startToken: '' })).toBe(true)
  })

  it('tells this process from its parent', () => {
    expect(startTokenOf(process.pid)).toBe(startTokenOf(process.pid))
    expect(startTokenOf(process.pid)).not.toBe('')
  })

  it('can be read by its owner only, and leaves no half-written file behind', () => {
    const root = emptyTree()
    writeLocator(root, places)
    expect(fs.statSync(fileOf(root)).mode & 0o077).toBe(0)
    expect(fs.readdirSync(path.dirname(fileOf(root))).sort()).toEqual(['.keep', 'dev.json'])
  })

  it('is removed by its own process', () => {
    const root = emptyTree()
    writeLocator(root, places)
    removeLocator(root)
    expect(fs.existsSync(fileOf(root))).toBe(false)
  })

  it('is not removed by another one', () => {
    const foreign = { pid: process.ppid, startToken: startTokenOf(process.ppid), ...places }
    const root = tempTree({ [LOCATOR_FILE]: JSON.stringify(foreign) })
    removeLocator(root)
    expect(fs.existsSync(fileOf(root))).toBe(true)
  })
})
