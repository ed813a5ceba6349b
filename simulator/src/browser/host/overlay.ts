import type { PhoneError, PhoneErrors } from './errors'

const SHOWN = 20

/** Shows errors on top of the phone until they are put away. */
export function showErrors(errors: PhoneErrors, screen: HTMLElement): void {
  const panel = document.createElement('section')
  panel.className = 'sim-errors'
  panel.hidden = true
  const head = document.createElement('header')
  const count = document.createElement('strong')
  const close = document.createElement('button')
  close.textContent = 'Dismiss'
  close.addEventListener('click', () => {
    panel.hidden = true
    errors.clear()
    list.replaceChildren()
  })
  head.append(count, close)
  const list = document.createElement('ol')
  panel.append(head, list)
  screen.append(panel)
  const show = (error: PhoneError): void => {
    list.append(toItem(error))
    while (list.childElementCount > SHOWN) list.firstElementChild?.remove()
    const total = errors.list().length
    count.textContent = total === 1 ? '1 error' : `${total} errors`
    panel.hidden = false
  }
  errors.list().forEach(show)
  errors.onError(show)
}

function toItem({ where, message, stack }: PhoneError): HTMLLIElement {
  const item = document.createElement('li')
  const title = document.createElement('b')
  title.textContent = where
  const text = document.createElement('p')
  text.textContent = message
  item.append(title, text)
  if (stack) {
    const places = document.createElement('pre')
    places.textContent = stack.split('\n').slice(1, 6).join('\n')
    item.append(places)
  }
  return item
}
