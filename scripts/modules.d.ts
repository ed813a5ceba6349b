/** Packages without types of their own, as far as they are used here. */
declare module 'less' {
  export interface RenderError {
    message: string
    filename?: string
    line?: number
    column?: number
  }
  const less: { render(code: string, options: { filename: string }): Promise<{ css: string }> }
  export default less
}

declare module 'gulp' {
  interface SourceOptions {
    cwd: string
    base: string
    encoding: false
    allowEmpty: boolean
  }
  interface Watcher {
    on(event: 'ready' | 'add' | 'change', listener: (file: string) => void): this
    close(): Promise<void>
  }
  const gulp: {
    src(globs: string | string[], options: SourceOptions): NodeJS.ReadWriteStream
    dest(folder: string, options: { cwd: string }): NodeJS.ReadWriteStream
    watch(globs: string[], options: { cwd: string; ignoreInitial: boolean }): Watcher
  }
  export default gulp
}
