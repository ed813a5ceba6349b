/** The two reports that both tags make while media flows. */
import type { NativeHost } from '../../native-tag'
import type { Scope } from '../scope'
import { NetMeter, readVolume } from './net-meter'

/** What is to be measured; either may be absent for now. */
export interface Measured {
  pc(): RTCPeerConnection | undefined
  audio(pc: RTCPeerConnection): RTCRtpSender | RTCRtpReceiver | undefined
}

export const NET_STATUS_MS = 2_000
export const VOLUME_MS = 500

/** Emits `netstatus` every 2 s and `audiovolumenotify` twice a second until the scope closes. */
export function reportMedia(scope: Scope, host: NativeHost, measured: Measured): void {
  const meter = new NetMeter()
  const whenConnected = (run: (pc: RTCPeerConnection) => Promise<void>) => (): void => {
    const pc = measured.pc()
    // Statistics of a connection that closes meanwhile are of no use to anybody.
    if (pc?.connectionState === 'connected') run(pc).catch(() => undefined)
  }
  scope.every(
    NET_STATUS_MS,
    whenConnected(async (pc) => {
      const info = await meter.read(pc)
      if (!scope.closed) host.emit('netstatus', { info })
    }),
  )
  scope.every(
    VOLUME_MS,
    whenConnected(async (pc) => {
      const end = measured.audio(pc)
      if (!end) return
      const volume = await readVolume(end)
      if (!scope.closed) host.emit('audiovolumenotify', { volume })
    }),
  )
}
