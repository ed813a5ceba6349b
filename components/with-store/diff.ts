import type { Json, JsonObject } from './json'

/** `setData` argument: data path to value. */
export type Patch = Record<string, Json>

/** The least that turns `from` into `to`, path by path. Empty when they are alike. */
export function diff(from: JsonObject, to: JsonObject): Patch {
  const patch: Patch = {}
  for (const key of Object.keys(to)) addDiff(patch, key, from[key], to[key])
  return patch
}

function addDiff(patch: Patch, path: string, from: Json | undefined, to: Json | undefined): void {
  if (from === to || to === undefined) return
  if (isList(from) && isList(to) && to.length >= from.length) {
    to.forEach((item, index) => addDiff(patch, `${path}[${index}]`, from[index], item))
  } else if (isObject(from) && isObject(to)) {
    for (const key of Object.keys(to)) addDiff(patch, `${path}.${key}`, from[key], to[key])
  } else {
    // Also a list that became shorter: no path can take items away.
    patch[path] = copy(to)
  }
}

/** Engines keep what they are given and change it in place: it must not be what the store gave us. */
function copy(value: Json): Json {
  if (isList(value)) return value.map(copy)
  if (!isObject(value)) return value
  const fields: Record<string, Json> = {}
  for (const [key, field] of Object.entries(value)) fields[key] = copy(field)
  return fields
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
