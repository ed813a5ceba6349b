import net from 'node:net'
import { Refusal } from '../refusal.mjs'

/** @typedef {{ server: number, emulator: number, simulator: number }} Ports */

/** @type {Ports} */
const DEFAULT_PORTS = { server: 7300, emulator: 7310, simulator: 7320 }

/**
 * The three ports: the usual ones, or consecutive ones from `first`.
 *
 * @param {number} [first]
 * @returns {Ports}
 */
export const choosePorts = (first) => (first === undefined ? DEFAULT_PORTS : { server: first, emulator: first + 1, simulator: first + 2 })

/**
 * Refuses with one sentence when a port is taken.
 *
 * @param {Ports} ports
 * @param {string} host
 */
export async function refuseTakenPorts(ports, host) {
  for (const [part, port] of Object.entries(ports)) {
    const code = await tryPort(port, host)
    if (code !== undefined) throw new Refusal(portSentence(part, port, host, code, ports))
  }
}

/**
 * @param {string} part
 * @param {number} port
 * @param {string} host
 * @param {string} code
 * @param {Ports} ports
 */
function portSentence(part, port, host, code, ports) {
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine: give another --host.`
  const free = ports.server === 8000 ? 8100 : 8000
  const reason = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${code})`
  return `Port ${port} (${part}) ${reason}: end that one, or use other ports with "npm start -- --port ${free}".`
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error code, if it cannot be listened on
 */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const trial = net.createServer()
    trial.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'unknown'))
    trial.listen({ port, host, exclusive: true }, () => trial.close(() => resolve(undefined)))
  })
}
