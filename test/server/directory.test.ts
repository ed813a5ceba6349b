import { createDirectory } from '../../server/src/directory'

it('[SV41] forgets the user not seen for longest first', () => {
  const directory = createDirectory(2)
  directory.remember('a', 'A')
  directory.remember('b', 'B')
  directory.remember('a', 'A')
  directory.remember('c', 'C')
  expect(['a', 'b', 'c'].map((userId) => directory.nameOf(userId))).toEqual(['A', undefined, 'C'])
})

it('[SV41] remembers the newest name', () => {
  const directory = createDirectory()
  directory.remember('a', 'Ann')
  directory.remember('a', 'Anna')
  expect(directory.nameOf('a')).toBe('Anna')
})
