/** The page stack of a mini-program, as far as components ask for it. */
export interface FakePages {
  /** For the global `getCurrentPages`. */
  readonly getCurrentPages: () => object[]
  /** A page is opened on top. */
  push(page: object): void
  /** A page leaves the stack, wherever it is. */
  remove(page: object): void
}

export function createPages(): FakePages {
  const stack: object[] = []
  return {
    getCurrentPages: () => [...stack],
    push: (page) => void stack.push(page),
    remove(page) {
      const at = stack.indexOf(page)
      if (at >= 0) stack.splice(at, 1)
    },
  }
}
