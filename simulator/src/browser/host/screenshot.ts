import { toPng } from 'html-to-image'

/** The screen as a PNG data URL. Video frames are drawn over their elements first, which pictures of a page leave out. */
export async function takeScreenshot(screen: HTMLElement): Promise<string> {
  // The picture is made by way of XML, where the engine's `exparser:…` attributes need their prefix declared.
  screen.setAttribute('xmlns:exparser', 'exparser')
  const frames = [...screen.querySelectorAll('video')].filter((video) => video.videoWidth > 0).map(drawFrame)
  try {
    return await toPng(screen, {
      filter: (node) => !(node instanceof HTMLVideoElement),
      skipFonts: true,
      pixelRatio: devicePixelRatio,
      width: innerWidth,
      height: innerHeight,
    })
  } finally {
    for (const frame of frames) frame.remove()
  }
}

function drawFrame(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const { objectFit, transform, opacity, position } = getComputedStyle(video)
  Object.assign(canvas.style, {
    position: position === 'static' ? 'absolute' : position,
    left: `${video.offsetLeft}px`,
    top: `${video.offsetTop}px`,
    width: `${video.offsetWidth}px`,
    height: `${video.offsetHeight}px`,
    objectFit,
    transform,
    opacity,
  })
  video.after(canvas)
  return canvas
}
