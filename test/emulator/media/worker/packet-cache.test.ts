import { PacketCache } from '../../../../emulator/src/media/worker/packet-cache'
import { rtp } from '../../support/packets'

test('[EM27] the last 1,024 packets are there, the one before is not', () => {
  const cache = new PacketCache()
  for (let step = 0; step <= 1_024; step += 1) cache.put(rtp({ seq: (65_000 + step) & 0xffff }))
  expect(cache.get(65_000)).toBeUndefined()
  expect(cache.get(65_001)?.seq).toBe(65_001)
  expect(cache.get((65_000 + 1_024) & 0xffff)?.seq).toBe(488)
})
