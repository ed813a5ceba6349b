import type { FaultView } from '../../store/core/select-room'
import { errorRow } from '../../store/protocol/errors/table'
import { ERROR_TEXTS } from '../../store/protocol/errors/texts'
import type { Language } from '../../store/protocol/errors/texts'

/** What the user reads of what went wrong; empty when nothing did. */
export function toFaultText(fault: FaultView | null, language: Language): string {
  return fault ? ERROR_TEXTS[language][errorRow(fault.code).text] : ''
}
