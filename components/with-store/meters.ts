import type { TagEvent } from '../../store/platform/native-events'

/** What `netstatus` and `audiovolumenotify` measure, as far as an event holds it. */
export function toMeter(event: TagEvent): { readonly quality?: number; readonly volume?: number } {
  const detail = toRecord(event.detail ?? event.details)
  const level = toRecord(detail['info'])['netQualityLevel']
  const volume = detail['volume']
  return {
    ...(typeof level === 'number' ? { quality: level } : {}),
    ...(typeof volume === 'number' ? { volume } : {}),
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
