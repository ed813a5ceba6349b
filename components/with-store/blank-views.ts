import { initialRoom } from '../../store/core/room'
import { selectPusher } from '../../store/core/select-pusher'
import { selectRoom, selectSelf } from '../../store/core/select-room'
import { selectSlot } from '../../store/core/select-slot'
import type { RoomViews } from '../../store/room-store'

/** What tags show while they have no room. */
export const blankViews: RoomViews = {
  room: selectRoom(initialRoom),
  self: selectSelf(initialRoom),
  pusher: selectPusher(initialRoom),
  slot: () => selectSlot(null),
}
