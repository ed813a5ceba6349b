import type { CameraSource } from '../live/types'
import { h } from './dom'

const CHOICES = { drawn: 'Drawn camera', webcam: 'Webcam', file: 'Video file…' } as const
type Choice = keyof typeof CHOICES

/** Lets the owner of a phone choose what its camera sees. */
export function createCameraChoice(name: string, choose: (source: CameraSource) => void): HTMLElement {
  let kept: Choice = 'drawn'
  let url = ''
  const file = h('input', { type: 'file', accept: 'video/*', hidden: true })
  const select = h(
    'select',
    { title: 'What the camera sees' },
    ...Object.entries(CHOICES).map(([value, label]) => h('option', { value }, label)),
  )
  select.setAttribute('aria-label', `Camera of ${name}`)
  select.addEventListener('change', () => {
    const choice = select.value as Choice
    if (choice === 'file') {
      // Until a file is there, the camera stays what it was.
      select.value = kept
      file.click()
      return
    }
    kept = choice
    choose({ kind: choice })
  })
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? []
    file.value = ''
    if (!chosen) return
    URL.revokeObjectURL(url)
    url = URL.createObjectURL(chosen)
    kept = 'file'
    select.value = 'file'
    choose({ kind: 'file', url })
  })
  return h('span', { className: 'camera' }, select, file)
}
