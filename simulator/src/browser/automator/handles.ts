/** Elements cannot travel; the client names them by a handle. The same element keeps its handle, and a handle keeps nothing alive. */
import type { InspectElement } from '../inspect/inspect'

export class Handles {
  private readonly elements = new Map<string, WeakRef<InspectElement>>()
  private readonly ids = new WeakMap<InspectElement, string>()
  private next = 1

  idOf(element: InspectElement): string {
    const known = this.ids.get(element)
    if (known !== undefined) return known
    const id = `element-${this.next++}`
    this.ids.set(element, id)
    this.elements.set(id, new WeakRef(element))
    return id
  }

  find(id: unknown): InspectElement {
    const element = typeof id === 'string' ? this.elements.get(id)?.deref() : undefined
    if (!element) throw new Error('this element is not there any more')
    return element
  }
}
