import fs from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'

/**
 * A template with the script that owns it and the components that it may use.
 *
 * @typedef {{ wxml: string, script: string, tags: Record<string, string> }} Template
 */

/** Folders that hold templates, and what an absolute path in their JSON starts from. */
const FOLDERS = ['components', 'miniprogram']

/** How a mini-program names the kit's components. */
const KIT_PREFIX = 'trtc-miniprogram/'

/**
 * All templates below `root` that belong to a page or a component.
 *
 * @param {string} root
 * @returns {Template[]}
 */
export function findTemplates(root) {
  const wxmls = FOLDERS.flatMap((folder) => listFiles(root, folder)).filter((file) => file.endsWith('.wxml'))
  return wxmls
    .map((wxml) => ({ wxml, script: wxml.replace(/\.wxml$/, '.ts') }))
    .filter(({ script }) => fs.existsSync(path.join(root, script)))
    .map((template) => ({ ...template, tags: tagsOf(root, template.wxml) }))
}

/**
 * The scripts of the components that a template may use, by tag.
 *
 * @param {string} root
 * @param {string} wxml
 * @returns {Record<string, string>}
 */
function tagsOf(root, wxml) {
  const own = usingComponents(path.join(root, wxml.replace(/\.wxml$/, '.json')))
  const common = wxml.startsWith('miniprogram/') ? usingComponents(path.join(root, 'miniprogram/app.json')) : {}
  const place = (/** @type {string} */ name, /** @type {string} */ from) => {
    if (name.startsWith(KIT_PREFIX)) return name.slice(KIT_PREFIX.length)
    if (name.startsWith('/')) return `miniprogram${name}`
    return path.posix.join(path.posix.dirname(from), name)
  }
  return Object.fromEntries([
    ...Object.entries(common).map(([tag, name]) => [tag, `${place(name, 'miniprogram/app.json')}.ts`]),
    ...Object.entries(own).map(([tag, name]) => [tag, `${place(name, wxml)}.ts`]),
  ])
}

/**
 * @param {string} json
 * @returns {Record<string, string>}
 */
function usingComponents(json) {
  if (!fs.existsSync(json)) return {}
  return JSON.parse(fs.readFileSync(json, 'utf8')).usingComponents ?? {}
}
