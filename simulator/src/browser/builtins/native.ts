import type { EngineComponent, EngineElement } from '../host/engine'
import type { NativeInstance, NativeTag } from '../native-tag'
import type { Builtin, BuiltinHost, BuiltinSpec, Properties } from './define'

/** The living native tags, so that a page can tell its own that it shows or hides. */
export class NativeTags {
  private readonly living = new Map<NativeInstance, EngineElement>()

  constructor(private readonly warn: (message: string) => void) {}

  spec(tag: NativeTag): BuiltinSpec {
    return {
      tag: tag.name,
      wrapper: 'inner-native',
      properties: tag.properties as Properties,
      create: (host) => this.create(tag, host),
    }
  }

  pageVisible(page: EngineComponent, visible: boolean): void {
    for (const [instance, element] of this.living) if (pageOf(element) === page) instance.pageVisible?.(visible)
  }

  private create(tag: NativeTag, { element, component, owner, emit }: BuiltinHost): Builtin {
    const surface = document.createElement('div')
    surface.className = 'wx-native-surface'
    element.prepend(surface)
    const instance = tag.create({
      element: surface,
      id: component.id,
      owner: owner(),
      emit: (event, detail) => emit(event, detail),
      warn: (message) => this.warn(`<${tag.name}> ${message}`),
    })
    const last = new Map<string, unknown>()
    return {
      update(name, value) {
        if (!(name in tag.properties) || (last.has(name) && Object.is(last.get(name), value))) return
        last.set(name, value)
        instance.update(name, value)
      },
      attached: () => {
        this.living.set(instance, component)
        instance.attached()
      },
      detached: () => {
        this.living.delete(instance)
        instance.detached()
      },
    }
  }
}

function pageOf(element: EngineElement): EngineElement {
  let host: EngineElement = element
  for (let root = element.ownerShadowRoot; root; root = host.ownerShadowRoot) host = root.getHostNode()
  return host
}
