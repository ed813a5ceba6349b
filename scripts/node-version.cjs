// Runs before anything else and on any Node, however old: nothing here may be newer than ES5.
var NEEDED_MAJOR = 20
var major = parseInt(process.versions.node, 10)
if (major < NEEDED_MAJOR) {
  console.error(
    'Node ' + process.versions.node + ' is too old: install Node ' + NEEDED_MAJOR + ' or newer (https://nodejs.org), then run this again.',
  )
  process.exit(1)
}
