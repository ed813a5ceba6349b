/** A page that puts tags together in ways that a whole room does not. */
Component({
  data: { first: '', second: '', player: 'a', slot: 0 },
})

export {}
