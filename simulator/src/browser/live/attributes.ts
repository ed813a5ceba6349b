/** Attribute tables: what a tag accepts, what it assumes, and what this simulator does with it. */
import type { NativeTag } from '../native-tag'

type Value = string | number | boolean | readonly string[]

/** One attribute. */
export interface Attribute<V extends Value = Value> {
  readonly value: V
  /** False: accepted, but without effect here; the developer is told when it is set to something else than the default. */
  readonly simulated: boolean
}

export type AttributeTable = Readonly<Record<string, Attribute>>

/** The values of a table's attributes, by name. */
export type ValuesOf<T extends AttributeTable> = { -readonly [K in keyof T]: Widened<T[K]['value']> }

type Widened<V> = V extends string ? string : V extends number ? number : V extends boolean ? boolean : readonly string[]

/** An attribute that works. */
export function works<V extends Value>(value: V): Attribute<V> {
  return { value, simulated: true }
}

/** An attribute that is accepted and has no effect. */
export function ignored<V extends Value>(value: V): Attribute<V> {
  return { value, simulated: false }
}

/** The table in the form the host wants. */
export function toProperties(table: AttributeTable): NativeTag['properties'] {
  return Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, { type: typeOf(value), value }]))
}

/** The current attributes of one tag. */
export class Attributes<T extends AttributeTable> {
  readonly values: ValuesOf<T>
  private readonly told = new Set<string>()

  constructor(
    private readonly table: T,
    private readonly warn: (message: string) => void,
  ) {
    this.values = Object.fromEntries(Object.entries(table).map(([name, { value }]) => [name, value])) as ValuesOf<T>
  }

  /** Takes a value; false when the name is none of the tag's or nothing changed. */
  set(name: string, given: unknown): boolean {
    const attribute = this.table[name]
    if (!attribute) return false
    const value = coerce(given, attribute.value)
    const values = this.values as Record<string, Value>
    if (!attribute.simulated && !Array.isArray(value) && value !== attribute.value) this.tellOnce(name)
    if (values[name] === value) return false
    values[name] = value
    return true
  }

  private tellOnce(name: string): void {
    if (this.told.has(name)) return
    this.told.add(name)
    this.warn(`${toKebab(name)} has no effect in the simulator`)
  }
}

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function typeOf(value: Value): StringConstructor | NumberConstructor | BooleanConstructor | null {
  if (typeof value === 'string') return String
  if (typeof value === 'number') return Number
  return typeof value === 'boolean' ? Boolean : null
}

/** The host has converted already; what still does not fit becomes the default. */
function coerce(given: unknown, fallback: Value): Value {
  return typeof given === typeof fallback && given !== null ? (given as Value) : fallback
}
