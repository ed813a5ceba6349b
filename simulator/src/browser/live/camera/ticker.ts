/**
 * A steady beat that goes on in a tab nobody looks at. Timers of a hidden page fire once a second at best and
 * animation frames not at all; those of a worker keep their pace.
 */
import type { Scope } from '../scope'

const BEAT = 'onmessage=(e)=>setInterval(()=>postMessage(0),e.data)'

/** Calls `beat` every `ms` until the scope closes. Where a content security policy forbids the worker, a timer of the page does it. */
export function tick(scope: Scope, ms: number, beat: () => void): void {
  const worker = openWorker()
  if (!worker) {
    scope.every(ms, beat)
    return
  }
  const release = scope.own('workers', () => worker.terminate())
  worker.onmessage = beat
  worker.onerror = () => {
    release()
    if (!scope.closed) scope.every(ms, beat)
  }
  worker.postMessage(ms)
}

/** A policy is told by throwing, or later by an error event, depending on the browser. */
function openWorker(): Worker | undefined {
  const address = URL.createObjectURL(new Blob([BEAT], { type: 'text/javascript' }))
  try {
    return new Worker(address)
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}
