/** `page.data('list[0].name')`: one value out of the data, by a path as `setData` writes it. */
export function atPath(data: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return data
  return path.match(/[^.[\]]+/g)?.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data)
}
