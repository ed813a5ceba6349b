import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { ROOT } from '../../scripts/build/layout.mjs'
import { browserPlaces } from '../../scripts/prepare/browser-places.mjs'
import { isUpToDate } from '../../scripts/prepare/packages.mjs'
import { tempTree } from './temp-tree'

describe('[TL1] Node', () => {
  const script = fs.readFileSync(path.join(ROOT, 'scripts/node-version.cjs'), 'utf8')

  function runOn(version: string) {
    const error = jest.fn()
    const exit = jest.fn()
    vm.runInNewContext(script, { process: { versions: { node: version }, exit }, console: { error } })
    return { error, exit }
  }

  it.each(['8.17.0', '12.22.12', '18.20.0'])('%s is too old', (version) => {
    const { error, exit } = runOn(version)
    expect(error).toHaveBeenCalledWith(expect.stringMatching(`^Node ${version} is too old: install Node 20 or newer`))
    expect(exit).toHaveBeenCalledWith(1)
  })

  it.each(['20.0.0', '22.1.0', '100.0.0'])('%s will do', (version) => {
    expect(runOn(version).exit).not.toHaveBeenCalled()
  })
})

describe('[TL2] packages', () => {
  const wanted = {
    '': { version: '0.1.0' },
    server: { version: '0.1.0' },
    'node_modules/@trtc-miniprogram/server': { resolved: 'server', link: true },
    'node_modules/a': { version: '1.0.0' },
    'server/node_modules/a': { version: '2.0.0' },
    'node_modules/only-on-windows': { version: '1.0.0', optional: true },
  }
  const installed = {
    'node_modules/@trtc-miniprogram/server': { resolved: 'server', link: true },
    'node_modules/a': { version: '1.0.0' },
    'server/node_modules/a': { version: '2.0.0' },
  }

  it('are there when npm recorded what the lock file asks for', () => {
    expect(isUpToDate(wanted, installed)).toBe(true)
  })

  it.each([
    ['one is missing', { ...installed, 'node_modules/a': undefined }],
    ['one has another version', { ...installed, 'node_modules/a': { version: '1.0.1' } }],
    ['one of a workspace has another version', { ...installed, 'server/node_modules/a': { version: '1.0.0' } }],
    ['an optional one has another version', { ...installed, 'node_modules/only-on-windows': { version: '0.9.0' } }],
  ])('are not when %s', (_name, there) => {
    expect(isUpToDate(wanted, there as typeof installed)).toBe(false)
  })
})

describe('[TL3] browser', () => {
  it('is looked for on the PATH of Linux first, Chrome before Chromium before Edge', () => {
    const places = browserPlaces({ platform: 'linux', env: { PATH: '/opt/mine:/usr/bin' }, home: '/home/a' })
    const at = (place: string) => places.indexOf(place)
    expect(places[0]).toBe('/opt/mine/google-chrome-stable')
    expect(at('/usr/bin/google-chrome')).toBeLessThan(at('/opt/mine/chromium'))
    expect(at('/usr/bin/chromium')).toBeLessThan(at('/usr/bin/microsoft-edge'))
    expect(at('/snap/bin/chromium')).toBeGreaterThan(at('/usr/bin/chromium'))
    expect(new Set(places).size).toBe(places.length)
  })

  it('is looked for on Linux without a PATH too', () => {
    expect(browserPlaces({ platform: 'linux', env: {}, home: '/' })).toContain('/usr/bin/chromium')
  })

  it('is looked for among the applications of a Mac', () => {
    const places = browserPlaces({ platform: 'darwin', env: {}, home: '/Users/a' })
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(places).toContain('/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
  })

  it('is looked for in the program folders of Windows that exist', () => {
    const places = browserPlaces({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' }, home: 'C:\\' })
    expect(places).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ])
  })
})

describe('[TL4] a failure', () => {
  /** A copy of the preparing scripts in a clone of its own. */
  function prepareIn(files: Record<string, string>, args: string[], env: Record<string, string> = {}) {
    const root = tempTree(files)
    fs.cpSync(path.join(ROOT, 'scripts'), path.join(root, 'scripts'), { recursive: true })
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/prepare.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    return { status, stderr: stderr.trimEnd() }
  }
  const LOCK = JSON.stringify({ packages: {} })
  const INSTALLED = { 'package-lock.json': LOCK, 'node_modules/.package-lock.json': LOCK }

  it('of the lock file is one sentence', () => {
    expect(prepareIn({}, ['start'])).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^package-lock\.json is missing or damaged: .+\.$/),
    })
  })

  it('of a wrong TRTC_CHROMIUM is one sentence', () => {
    expect(prepareIn(INSTALLED, ['test'], { TRTC_CHROMIUM: '/nowhere/chrome' })).toEqual({
      status: 1,
      stderr: 'TRTC_CHROMIUM is /nowhere/chrome, which is no browser that starts: correct it or unset it.',
    })
  })

  it('does not come about when all is there', () => {
    expect(prepareIn(INSTALLED, ['start'])).toEqual({ status: 0, stderr: '' })
  })
})
