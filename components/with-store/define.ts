import type { StoreMethods, ViewData, Views, WithStoreOptions } from './with-store'
import { withStore } from './with-store'

type Data = WechatMiniprogram.Component.DataOption
type Properties = WechatMiniprogram.Component.PropertyOption
type Methods = WechatMiniprogram.Component.MethodOption
/** The property that every tag has. */
export interface RoomKey extends Properties {
  roomKey: StringConstructor
}
type Instance<V extends Views, D extends Data, P extends Properties, M extends Methods> = WechatMiniprogram.Component.Instance<
  D & ViewData<V>,
  P & RoomKey,
  M & StoreMethods,
  []
>

/** What a component is, as a type: for the check of its template, and for whoever uses the tag. It has no value at run time. */
export interface Def<D, P, M> {
  readonly __data: D
  readonly __props: P
  readonly __methods: M
}

type Definition<V extends Views, D extends Data, P extends Properties, M extends Methods> = {
  /** What the tag shows of its room; each view is a field of `data`. */
  readonly views: V
  readonly store?: WithStoreOptions
} & Omit<WechatMiniprogram.Component.Options<D, P, M, []>, never> &
  ThisType<Instance<V, D, P, M>>

/** `Component({...})` bound to a room by `withStore`, with the type of its template. */
export function defineComponent<V extends Views, D extends Data = {}, P extends Properties = {}, M extends Methods = {}>(
  definition: Definition<V, D, P, M>,
): Def<Instance<V, D, P, M>['data'], P & RoomKey, M & StoreMethods> {
  const { views, store, ...options } = definition as Definition<V, Data, Properties, Methods>
  const component = { ...options, behaviors: [withStore(views, store)] }
  // Component() answers with an id for itself; what the caller needs is the type of the definition.
  return Component(component as never) as never
}
