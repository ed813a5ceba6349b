/** `relative`, seen from the file `from`, as a path below the root. */
export const posix = (from: string, relative: string): string => new URL(relative, `http://app/${from}`).pathname.slice(1)
