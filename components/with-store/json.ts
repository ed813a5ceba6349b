/** What can go through `setData`: JSON, and never `undefined`. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject

/** A view of a tag: plain data. */
export interface JsonObject {
  readonly [key: string]: Json
}
