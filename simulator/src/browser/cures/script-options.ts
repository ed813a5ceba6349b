import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

interface Options {
  readonly styleIsolation?: string
  readonly addGlobalClass?: boolean
}

/** `options.styleIsolation` and `options.addGlobalClass` in a script: the adapter reads the JSON only, so they are copied there. JSON wins. */
export function applyScriptOptions(space: CodeSpace, path: string, options: Options | undefined): void {
  const config = space.getComponentStaticConfig(path)
  if (!config || !options || config.styleIsolation !== undefined) return
  const { styleIsolation, addGlobalClass } = options
  space.addComponentStaticConfig(path, {
    ...config,
    ...(styleIsolation === undefined ? {} : { styleIsolation: styleIsolation as never }),
    ...(addGlobalClass === true ? { addGlobalClass } : {}),
  })
}
