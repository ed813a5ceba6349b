/** What has passed through the forwarder since it started. */
import type { MediaStats } from '../messages'

/** The counters that only grow. */
export type Counters = Omit<MediaStats, 'connections' | 'publications' | 'legs'>

/** All at zero. */
export function createCounters(): Counters {
  return { packetsIn: 0, packetsOut: 0, nacksIn: 0, nacksOut: 0, resent: 0, recovered: 0, plisIn: 0, plisOut: 0 }
}
