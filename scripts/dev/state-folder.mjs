import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Like a real sdkAppId of the Chinese mainland in form; it exists nowhere but here. */
const DEMO_SDK_APP_ID = 1400000001
const SECRET_BYTES = 32

/**
 * Makes `.trtc/`, which only its owner may read, and in it the registry with one demo app. Each clone has a secret of its own, made
 * once.
 *
 * @param {string} root
 * @returns {{ folder: string, apps: string }}
 */
export function prepareStateFolder(root) {
  const folder = path.join(root, '.trtc')
  const apps = path.join(folder, 'apps.json')
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o700)
  if (!fs.existsSync(apps)) {
    const demo = { sdkAppId: DEMO_SDK_APP_ID, secretKey: randomBytes(SECRET_BYTES).toString('hex'), requirePrivateMapKey: true }
    fs.writeFileSync(apps, `${JSON.stringify({ apps: [demo] }, null, 2)}\n`, { mode: 0o600 })
  }
  return { folder, apps }
}
