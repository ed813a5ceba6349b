import fs from 'node:fs'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { parseOptions } from '../../scripts/dev/options.mjs'
import { choosePorts, refuseTakenPorts } from '../../scripts/dev/ports.mjs'
import { prepareStateFolder } from '../../scripts/dev/state-folder.mjs'
import { tempTree } from './temp-tree'

describe('[TL10] ports', () => {
  it('are the usual ones, or consecutive ones', () => {
    expect(choosePorts()).toEqual({ server: 7300, emulator: 7310, simulator: 7320 })
    expect(choosePorts(8000)).toEqual({ server: 8000, emulator: 8001, simulator: 8002 })
  })

  it('name the part and the remedy when one is taken', async () => {
    const holder = net.createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as AddressInfo
    const refused = refuseTakenPorts({ server: 0, emulator: port, simulator: 0 }, '127.0.0.1')
    await expect(refused).rejects.toThrow(
      `Port ${port} (emulator) is in use by another program: end that one, or use other ports with "npm start -- --port 8000".`,
    )
    await new Promise((resolve) => holder.close(resolve))
    await expect(refuseTakenPorts({ server: 0, emulator: port, simulator: 0 }, '127.0.0.1')).resolves.toBeUndefined()
  })

  it('name a host that is not ours', async () => {
    await expect(refuseTakenPorts({ server: 0, emulator: 0, simulator: 0 }, '192.0.2.1')).rejects.toThrow(
      '192.0.2.1 is no address of this machine',
    )
  })
})

describe('[TL11] flags', () => {
  const TOKEN = 'a-token-of-24-characters'

  it('have defaults', () => {
    expect(parseOptions([])).toEqual({ host: '127.0.0.1', phones: 2, watch: true })
  })

  it('are all understood', () => {
    const app = tempTree({ 'app.json': '{}' })
    const flags = ['--app', app, '--port', '8000', '--phones', '3', '--no-watch', '--host', '0.0.0.0', '--token', TOKEN]
    expect(parseOptions(flags)).toEqual({ app, port: 8000, phones: 3, watch: false, host: '0.0.0.0', token: TOKEN })
  })

  it('take the folder that a project names', () => {
    const project = tempTree({ 'project.config.json': '{ "miniprogramRoot": "out/" }', 'out/app.json': '{}' })
    expect(parseOptions(['--app', project])?.app).toBe(path.join(project, 'out/'))
  })

  it('ask only for help with --help', () => {
    expect(parseOptions(['--help'])).toBeUndefined()
  })

  it.each([
    [['--prot', '1'], /Unknown option '--prot'/],
    [['--port', '80'], '--port must be a whole number from 1024 to 65533, not "80".'],
    [['--port', '8e3'], '--port must be a whole number'],
    [['--phones', '0'], '--phones must be a whole number from 1 to 12'],
    [['--app', '/nowhere'], 'No app.json in /nowhere'],
    [['--host', '0.0.0.0'], '--host 0.0.0.0 opens the ports to other machines: give --token too'],
    [['--token', 'short'], '--token must be 16 to 128 characters long'],
    [['--token', 'with a blank in between'], '--token must be 16 to 128 characters long'],
  ])('are refused: %j', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message)
  })

  it.each(['localhost', '127.0.0.2', '::1'])('need no token for %s', (host) => {
    expect(parseOptions(['--host', host])?.host).toBe(host)
  })
})

describe('[TL12] state folder', () => {
  const modeOf = (file: string) => fs.statSync(file).mode & 0o777

  it('belongs to its owner, and holds a registry with one app and a random secret', () => {
    const root = tempTree({})
    const { folder, apps } = prepareStateFolder(root)
    expect([modeOf(folder), modeOf(apps)]).toEqual([0o700, 0o600])
    const registry = JSON.parse(fs.readFileSync(apps, 'utf8'))
    expect(registry).toEqual({
      apps: [{ sdkAppId: 1400000001, secretKey: expect.stringMatching(/^[0-9a-f]{64}$/), requirePrivateMapKey: true }],
    })
  })

  it('keeps the secret', () => {
    const root = tempTree({})
    const read = () => fs.readFileSync(prepareStateFolder(root).apps, 'utf8')
    expect(read()).toBe(read())
  })

  it('gives every clone another secret', () => {
    const read = () => fs.readFileSync(prepareStateFolder(tempTree({})).apps, 'utf8')
    expect(read()).not.toBe(read())
  })
})
