/** `snapshot` of both contexts: the current frame as a temporary file, which in a browser is a blob address. */

/** What `success` gets; width and height are strings, as native gives them. */
export interface Snapshot {
  readonly tempImagePath: string
  readonly width: string
  readonly height: string
}

/** The addresses that were handed out live until the phone ends, like the temporary files of a mini-program. */
export class Snapshots {
  private readonly addresses: string[] = []

  /** Takes the frame that `video` shows now. `raw` is a PNG, `compressed` a JPEG. Rejects while there is no frame. */
  async take(video: HTMLVideoElement, quality: unknown): Promise<Snapshot> {
    const { videoWidth: width, videoHeight: height } = video
    if (width === 0 || height === 0) throw new Error('no picture yet')
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    const format = quality === 'compressed' ? 'image/jpeg' : 'image/png'
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, format, 0.8))
    if (!blob) throw new Error('the browser made no picture')
    const tempImagePath = URL.createObjectURL(blob)
    this.addresses.push(tempImagePath)
    return { tempImagePath, width: String(width), height: String(height) }
  }

  /** Forgets all pictures. */
  dispose(): void {
    for (const address of this.addresses.splice(0)) URL.revokeObjectURL(address)
  }
}
