/** @jest-environment jsdom */
import { shapeEvent } from '../../../simulator/src/browser/cures/event-shape'
import { createEngine } from '../support/engine'

test('[SC10] targets become plain data, extra fields stand on the event', () => {
  const engine = createEngine()
  engine.define('it', '<x />')
  const { caller, component } = engine.mount('it')
  component.id = 'me'
  component.dataset = { step: 1 }
  const target = { id: 'me', dataset: { step: 1 }, offsetLeft: 0, offsetTop: 0 }
  const event = {
    type: 'tap',
    timeStamp: 1.4,
    target: caller,
    currentTarget: component,
    mark: null,
    detail: { x: 1 },
    extraFields: { touches: [] },
  }
  expect(shapeEvent(event)).toEqual({ type: 'tap', timeStamp: 1, target, currentTarget: target, mark: {}, detail: { x: 1 }, touches: [] })
})
