/** Functions that a client sends as text. A page may not turn text into code, but it may load a script from its own server. */
import { randomUUID } from 'node:crypto'

export const SCRIPT_PATH = '/__sim/automator/script/'
/** A page that never asks for its scripts must not fill the memory. */
const KEPT = 100

export class Scripts {
  private readonly texts = new Map<string, string>()

  /** Keeps a function's text; answers with the address of its script. */
  add(declaration: string): string {
    const id = randomUUID()
    this.texts.set(id, `export default (wx, getApp, getCurrentPages) => (${declaration}\n)\n`)
    const [oldest] = this.texts.keys()
    if (this.texts.size > KEPT && oldest !== undefined) this.texts.delete(oldest)
    return SCRIPT_PATH + id
  }

  /** Hands a script out, once. */
  take(id: string): string | undefined {
    const text = this.texts.get(id)
    this.texts.delete(id)
    return text
  }
}
