/**
 * Types that the check of the templates works with. `Component({...})` and `Page({...})` of a source are read as calls of
 * `__component` and `__page`, which answer what the template of that source may use.
 */
declare namespace WxmlCheck {
  interface View<TData, TMethods, TProperties> {
    data: TData
    methods: TMethods
    properties: TProperties
  }

  /** What `defineComponent` of the kit answers. */
  interface Def<TData, TProps, TMethods> {
    __data: TData
    __props: TProps
    __methods: TMethods
  }

  /** The default export of a script, as a view. */
  type Of<T> =
    T extends View<any, any, any>
      ? T
      : T extends Def<infer TData, infer TProps, infer TMethods>
        ? View<TData, TMethods, WechatMiniprogram.Component.PropertyOptionToData<KnownKeys<TProps>>>
        : never

  /** Without index signatures, which would accept any name. */
  type KnownKeys<T> = { [K in keyof T as string extends K ? never : K]: T[K] }

  /** Attributes that every tag has. `data-` and `mark:` need no entry; neither do events. */
  interface Common {
    id: string
    hidden: boolean
    slot: string
    ariaRole: string
    role: string
    ariaLabel: string
    ariaLive: string
    /** "true" and {{true}} mean the same in these. */
    ariaHidden: any
    ariaChecked: any
    ariaPressed: any
    ariaDisabled: any
    hoverClass: string
    /** External classes of a component, like `trtc-class`. */
    [externalClass: `${string}Class`]: string
  }

  /** Attributes of a component, as a host's template sees them: all may be set, undefined resets one. */
  type Tag<T> = Of<T> extends View<any, any, infer TProperties> ? { [K in keyof TProperties]: TProperties[K] } & Common : never
}

declare function __component<
  TData extends WechatMiniprogram.Component.DataOption,
  TProperty extends WechatMiniprogram.Component.PropertyOption,
  TMethod extends WechatMiniprogram.Component.MethodOption,
  TBehavior extends WechatMiniprogram.Component.BehaviorOption,
  TCustom extends WechatMiniprogram.IAnyObject = {},
>(
  options: WechatMiniprogram.Component.Options<TData, TProperty, TMethod, TBehavior, TCustom>,
): WxmlCheck.View<
  WechatMiniprogram.Component.Instance<TData, TProperty, TMethod, TBehavior>['data'],
  TMethod & WechatMiniprogram.Component.MixinMethods<TBehavior>,
  WechatMiniprogram.Component.PropertyOptionToData<TProperty> & WechatMiniprogram.Component.MixinProperties<TBehavior>
>

declare function __page<TData extends WechatMiniprogram.Page.DataOption, TCustom extends WechatMiniprogram.Page.CustomOption>(
  options: WechatMiniprogram.Page.Options<TData, TCustom>,
): WxmlCheck.View<TData, TCustom, {}>
