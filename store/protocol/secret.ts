/**
 * Holds a UserSig or a privateMapKey. Everything that turns a value into text (String, JSON, template strings,
 * console, storage) sees `[redacted]`; only `reveal` gives the text, and only the push URL asks for it.
 */
export class Secret {
  // A closure, not a field: a debugger, a deep copy or a for-in loop finds nothing.
  private readonly read: () => string

  constructor(text: string) {
    this.read = () => text
    Object.defineProperty(this, 'read', { enumerable: false })
  }

  /** The text itself. Goes into the `url` attribute of the native tag and nowhere else. */
  reveal(): string {
    return this.read()
  }

  toString(): string {
    return REDACTED
  }

  toJSON(): string {
    return REDACTED
  }
}

/** What a secret looks like wherever it is printed. */
export const REDACTED = '[redacted]'

const PARAMETER = /\b(usersig|privatemapkey)=[^&\s"']*/gi

/** Blanks the secrets of every push URL inside a text; for lines that come from outside, such as native messages. */
export function redact(text: string): string {
  return text.replace(PARAMETER, (_, name: string) => `${name}=${REDACTED}`)
}
