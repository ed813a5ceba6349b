import { readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/**
 * The files of one mini-program, addressed as WeChat does: `/`-separated paths below the root.
 * Nothing outside the root can be reached.
 */
export class Sources {
  private readonly known = new Map<string, boolean>()

  constructor(
    readonly root: string,
    private readonly aliases: Readonly<Record<string, string>> = {},
  ) {}

  has(path: string): boolean {
    let answer = this.known.get(path)
    if (answer === undefined) {
      answer = path !== '' && !path.startsWith('..') && isFile(join(this.root, path))
      this.known.set(path, answer)
    }
    return answer
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  /**
   * Finds what `spec` means in the file `from`: relative to it, absolute from the root, through an
   * alias of app.json, or a package in the nearest `miniprogram_npm` folder up the tree.
   */
  resolve(from: string, spec: string, endings: readonly string[]): string | undefined {
    for (const base of this.bases(from, this.unalias(spec))) {
      for (const ending of endings) {
        const path = posix.normalize(base.replace(/\/$/, '') + ending)
        if (this.has(path)) return path
      }
    }
    return undefined
  }

  private bases(from: string, spec: string): string[] {
    if (spec.startsWith('/')) return [spec.slice(1)]
    const dir = posix.dirname(from)
    const bases = [posix.join(dir, spec)]
    if (spec.startsWith('.')) return bases
    for (let up = dir; ; up = posix.dirname(up)) {
      bases.push(posix.join(up, 'miniprogram_npm', spec))
      if (up === '.' || up === '') return bases
    }
  }

  private unalias(spec: string): string {
    for (const [alias, target] of Object.entries(this.aliases)) {
      if (alias.endsWith('/*') && spec.startsWith(alias.slice(0, -1))) return target.replace(/\*$/, '') + spec.slice(alias.length - 1)
      if (alias === spec) return target
    }
    return spec
  }
}
