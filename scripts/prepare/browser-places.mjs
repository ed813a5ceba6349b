import path from 'node:path'

/**
 * What the search for a browser knows of the machine.
 *
 * @typedef {{ platform: NodeJS.Platform, env: Record<string, string | undefined>, home: string }} Machine
 */

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
]

const LINUX_PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge', '/usr/lib/chromium']

const MAC_PLACES = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Where a Chrome, Chromium or Edge may be, best first. Nothing is looked at; the places may not exist.
 *
 * @param {Machine} machine
 * @returns {string[]}
 */
export function browserPlaces(machine) {
  if (machine.platform === 'darwin') return macPlaces(machine)
  if (machine.platform === 'win32') return windowsPlaces(machine)
  return linuxPlaces(machine)
}

/** @param {Machine} machine */
function linuxPlaces({ env }) {
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), ...LINUX_PLACES]
  const places = LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))
  return [...new Set(places)]
}

/** @param {Machine} machine */
const macPlaces = ({ home }) => MAC_PLACES.flatMap((place) => [`/Applications/${place}`, path.posix.join(home, 'Applications', place)])

/** @param {Machine} machine */
function windowsPlaces({ env }) {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
  return WINDOWS_PLACES.flatMap((place) => folders.map((folder) => path.win32.join(folder, place)))
}
