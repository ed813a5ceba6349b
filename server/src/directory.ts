/** Who is who: display names by user id, in memory. */

/** Most users that are remembered; the one not seen for longest goes first. */
const MAX_USERS = 10_000

export interface Directory {
  /** Notes the name of a user who was just seen. */
  remember(userId: string, name: string): void
  /** The display name, `undefined` for a user that is not known. */
  nameOf(userId: string): string | undefined
}

/** Makes an empty directory. */
export function createDirectory(maxUsers: number = MAX_USERS): Directory {
  // A Map keeps the order of insertion, so the first key is the one not seen for longest.
  const names = new Map<string, string>()
  return {
    remember(userId, name) {
      names.delete(userId)
      names.set(userId, name)
      const oldest = names.size > maxUsers ? names.keys().next() : undefined
      if (oldest?.done === false) names.delete(oldest.value)
    },
    nameOf: (userId) => names.get(userId),
  }
}
