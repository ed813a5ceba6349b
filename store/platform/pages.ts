import type { Clock } from './clock'

type Page = object
type Component = object & { getPageId?: () => string }

/** Remembers the page of a component, to tell the end of the page from the end of the component. */
export interface PageWatch {
  /** Looks again; call it in `ready`, when the page is surely in the stack. */
  look(): void
  /** Calls `run` a moment later if the page has left the stack by then. */
  whenGone(run: () => void): void
}

export function watchPage(component: Component, clock: Clock): PageWatch {
  let page = pageOf(component)
  return {
    look() {
      page = pageOf(component) ?? page
    },
    whenGone(run) {
      // While the components are being detached the page is still in the stack.
      clock.after(0, () => {
        if (!page || !getCurrentPages().includes(page as never)) run()
      })
    },
  }
}

function pageOf(component: Component): Page | undefined {
  const pages: readonly Component[] = getCurrentPages()
  const id = component.getPageId?.()
  const own = id === undefined ? undefined : pages.find((page) => page.getPageId?.() === id)
  return own ?? pages[pages.length - 1]
}
