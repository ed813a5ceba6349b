/**
 * The seam between the component host and the tags that are not components: a native tag is
 * given an element to draw into and a way to speak, and is told of its attributes.
 * The live tags, and any other tag with a life of its own, are written against this and nothing else.
 */

/** What the host gives a native tag instance. */
export interface NativeHost {
  /** The tag's own element, already in the page, 0 children. The tag draws into it; children of the tag in WXML sit above, in a layer that the host keeps. */
  readonly element: HTMLElement
  /** The `id` attribute as the page wrote it, '' when absent. */
  readonly id: string
  /** Identifies the component instance whose WXML holds the tag; what `createLivePlayerContext(id, this)` names. */
  readonly owner: object
  /** Fires a mini-program event on the tag: `bind:<event>`, not bubbling, `event.detail = detail`. */
  emit(event: string, detail: unknown): void
  /** Says something to the developer, in the phone's log panel. The host puts the tag's name before it. */
  warn(message: string): void
}

/** One living tag. */
export interface NativeInstance {
  /** An attribute got a value that differs from the last one. Names are camelCase. Called for every attribute once before `attached`. */
  update(name: string, value: unknown): void
  /** The tag is in the page. */
  attached(): void
  /** The tag left the page; everything it holds must be given back before this returns or soon after. */
  detached(): void
  /** The page that holds the tag was hidden or shown. */
  pageVisible?(visible: boolean): void
}

export interface NativeTag {
  /** Tag name in WXML, e.g. `live-pusher`. */
  readonly name: string
  /** Attributes in camelCase with type and default, as WeChat documents them. */
  readonly properties: Readonly<
    Record<
      string,
      { readonly type: StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | null; readonly value: unknown }
    >
  >
  create(host: NativeHost): NativeInstance
}
