/**
 * One cycle for each strongly connected group of files, as the list of files that leads back to its first one.
 *
 * @param {Map<string, string[]>} graph
 * @returns {string[][]}
 */
export function findCycles(graph) {
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[][]} */
  const cycles = []

  /**
   * @param {string} file
   * @param {string[]} trail
   */
  const walk = (file, trail) => {
    const at = trail.indexOf(file)
    if (at >= 0) return void cycles.push([...trail.slice(at), file])
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return cycles
}
