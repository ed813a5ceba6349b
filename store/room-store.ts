import { action, computed, makeObservable, observable, runInAction, untracked } from 'mobx-miniprogram'
import type { IObservableValue } from 'mobx-miniprogram'
import type { RoomEffect, RoomNews } from './core/effects'
import type { RoomEvent } from './core/events'
import type { Slot } from './core/member'
import { reduceRoom } from './core/reduce-room'
import type { RoomState } from './core/room'
import { selectPusher } from './core/select-pusher'
import type { PusherView } from './core/select-pusher'
import { selectRoom, selectSelf } from './core/select-room'
import type { RoomView, SelfView } from './core/select-room'
import { selectSlot } from './core/select-slot'
import type { SlotView } from './core/select-slot'

/** What a tag can show of a room. */
export interface RoomViews {
  readonly room: RoomView
  readonly self: SelfView
  readonly pusher: PusherView
  slot(index: number): SlotView
}

/** Carries out effects: `store/platform` in an app, a recorder in a test. */
export type RunEffect = (effect: RoomEffect, dispatch: (event: RoomEvent) => void) => void

/** Called after every event with the state before and after. */
export type StepListener = (before: RoomState, after: RoomState) => void

/** A room that lives: state, dispatch, and views that change only when what they show does. */
export class RoomStore implements RoomViews {
  state: RoomState
  private readonly runEffect: RunEffect
  private readonly onStep: StepListener
  // One box a slot: a change of one person's stream wakes that person's tile and nobody else.
  private readonly boxes: IObservableValue<Slot | null>[] = []
  private readonly inbox: RoomEvent[] = []
  private readonly listeners = new Set<(news: RoomNews) => void>()
  private isDraining = false

  constructor(initial: RoomState, runEffect: RunEffect, onStep: StepListener = () => undefined) {
    this.state = initial
    this.runEffect = runEffect
    this.onStep = onStep
    makeObservable<this, 'step'>(this, {
      state: observable.ref,
      room: computed.struct,
      self: computed.struct,
      pusher: computed.struct,
      step: action,
    })
  }

  get room(): RoomView {
    return selectRoom(this.state)
  }

  get self(): SelfView {
    return selectSelf(this.state)
  }

  get pusher(): PusherView {
    return selectPusher(this.state)
  }

  slot(index: number): SlotView {
    return selectSlot(index < 0 ? null : this.box(index).get())
  }

  /** Events run to completion one by one; an effect that answers at once waits its turn. Views change once, at the end. */
  readonly dispatch = (event: RoomEvent): void => {
    this.inbox.push(event)
    if (this.isDraining) return
    this.isDraining = true
    try {
      runInAction(() => this.drain())
    } finally {
      this.isDraining = false
    }
  }

  /** Hears what an app may want to know; the result ends it. */
  subscribe(listener: (news: RoomNews) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tells everybody who listens. */
  publish(news: RoomNews): void {
    for (const listener of [...this.listeners]) listener(news)
  }

  private drain(): void {
    for (let event = this.inbox.shift(); event; event = this.inbox.shift()) {
      const before = this.state
      for (const effect of this.step(event)) this.runEffect(effect, this.dispatch)
      this.onStep(before, this.state)
    }
  }

  private step(event: RoomEvent): readonly RoomEffect[] {
    const [next, effects] = reduceRoom(this.state, event)
    this.setBoxes(next.slots)
    this.state = next
    return effects
  }

  private setBoxes(slots: readonly (Slot | null)[]): void {
    if (slots === this.state.slots) return
    const length = Math.max(slots.length, this.boxes.length)
    for (let index = 0; index < length; index++) {
      const slot = slots[index] ?? null
      if (slot !== (this.state.slots[index] ?? null)) this.box(index).set(slot)
    }
  }

  private box(index: number): IObservableValue<Slot | null> {
    // Untracked: who asks for one slot must not come to depend on the whole state.
    return (this.boxes[index] ??= untracked(() => observable.box<Slot | null>(this.state.slots[index] ?? null, { deep: false })))
  }
}
