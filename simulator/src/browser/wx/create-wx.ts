import { audioPart } from './audio'
import { authorisationPart } from './authorisation'
import { devicePart } from './device'
import type { WxHost } from './host'
import { interfacePart } from './interface'
import { reportMissing } from './missing'
import { navigationPart } from './navigation'
import { requestPart } from './request'
import { socketPart } from './socket'
import { PhoneStorage, storagePart } from './storage'
import { systemPart } from './system'
import { viewPart } from './view'

export interface PhoneWx {
  /** What the mini-program sees. */
  readonly wx: Record<string, unknown>
  /** Names asked for and not simulated, in order of first use. */
  missing(): readonly string[]
}

/** Creates the `wx` of one phone. */
export function createWx(host: WxHost): PhoneWx {
  const missing = new Set<string>()
  const known: Record<string, unknown> = {
    ...host.events.functions(),
    ...systemPart(host),
    ...storagePart(new PhoneStorage(host.phone)),
    ...requestPart(),
    ...socketPart(host),
    ...navigationPart(host),
    ...interfacePart(host),
    ...authorisationPart(host),
    ...devicePart(host),
    ...audioPart(),
    ...viewPart(host),
  }
  known.canIUse = (schema: string): boolean => {
    const [name = ''] = String(schema).split('.')
    return name in known || host.tags.has(name)
  }
  const missed = (name: string): void => {
    missing.add(name)
    host.log.warnOnce(`wx.${name} is not simulated`)
  }
  return { wx: reportMissing(known, missed), missing: () => [...missing] }
}
