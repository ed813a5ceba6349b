/**
 * The engine adds the style sheets of a page and its components each time a page opens. Here a sheet
 * is added the first time only; later ones get the same index.
 */
export class SheetOnce {
  private readonly indices = new Map<string, number>()

  add(path: string, append: () => number): number {
    const known = this.indices.get(path)
    if (known !== undefined) return known
    const index = append()
    this.indices.set(path, index)
    return index
  }
}
