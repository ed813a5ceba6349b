/**
 * Who may import whom, as in the architecture page. A file belongs to the first layer whose prefix it has.
 *
 * `uses` are the layers that it may import besides its own; `packages` the npm packages (undefined: any, and Node's modules too).
 *
 * @typedef {{ name: string, prefix: string, uses: string[], packages?: string[] }} Layer
 */

const MOBX = 'mobx-miniprogram'
const BINDINGS = 'mobx-miniprogram-bindings'
const KIT = ['protocol', 'core', 'platform', 'signaling', 'store']

/** @type {Layer[]} */
export const LAYERS = [
  { name: 'protocol', prefix: 'store/protocol/', uses: [], packages: [] },
  { name: 'core', prefix: 'store/core/', uses: ['protocol'], packages: [] },
  { name: 'platform', prefix: 'store/platform/', uses: ['protocol', 'core'], packages: [] },
  { name: 'signaling', prefix: 'store/signaling/', uses: ['protocol', 'core'], packages: [] },
  { name: 'store', prefix: 'store/', uses: KIT, packages: [MOBX] },
  { name: 'components', prefix: 'components/', uses: KIT, packages: [MOBX, BINDINGS] },
  { name: 'demo', prefix: 'miniprogram/', uses: [], packages: ['trtc-miniprogram', MOBX, BINDINGS] },
  { name: 'server', prefix: 'server/src/', uses: ['protocol'] },
  { name: 'emulator', prefix: 'emulator/src/', uses: ['protocol'] },
  { name: 'simulator-shared', prefix: 'simulator/src/shared/', uses: ['protocol'] },
  { name: 'simulator-node', prefix: 'simulator/src/node/', uses: ['protocol', 'simulator-shared'] },
  { name: 'simulator-browser', prefix: 'simulator/src/browser/', uses: ['protocol', 'simulator-shared'] },
  { name: 'simulator', prefix: 'simulator/src/', uses: ['protocol', 'simulator-shared', 'simulator-node'] },
  { name: 'testkit', prefix: 'testkit/src/', uses: ['protocol'] },
]

/** Folders that are read; tests, benchmarks and scripts may import what they like. */
export const FOLDERS = ['store', 'components', 'miniprogram', 'server/src', 'emulator/src', 'simulator/src', 'testkit/src']

/** Layers in which the global `wx` must not be touched: in the kit, only `platform` knows it. */
export const WITHOUT_WX = new Set(['protocol', 'core', 'signaling', 'store', 'components'])

/** Layers that WeChat loads: a folder is no module there, `./room` never means `./room/index`. */
export const IN_WECHAT = new Set(['protocol', 'core', 'platform', 'signaling', 'store', 'components', 'demo'])

/**
 * @param {string} file path from the root, with `/`
 * @returns {Layer | undefined}
 */
export const layerOf = (file) => LAYERS.find(({ prefix }) => file.startsWith(prefix))
