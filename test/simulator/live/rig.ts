/** Runs in the browser: a page around the live tags that is no mini-program, only their host. The tests call `window.rig`. */
import type { NativeHost, NativeInstance, NativeTag } from '../../../simulator/src/browser/native-tag'
import { createLive, type CameraSource, type Live, type PhoneMedia } from '../../../simulator/src/browser/live'
import type { Counts } from '../../../simulator/src/browser/live/scope'

interface Event {
  readonly event: string
  readonly detail: unknown
  /** `performance.now()` when it was fired. */
  readonly atMs: number
}

interface Outcome {
  readonly callbacks: ('success' | 'fail' | 'complete')[]
  readonly errMsg: string
  readonly result: Record<string, unknown>
}

interface Mounted {
  readonly instance: NativeInstance
  readonly element: HTMLElement
}

type Method = (options: object) => void

const COLOURS = ['#3a6ea5', '#b5533c', '#4c8c4a', '#8a5aa8']

/** One phone with one page. */
export class RigPhone {
  readonly live: Live
  readonly warnings: string[] = []
  readonly fired = new Map<string, Event[]>()
  readonly refused = new Set<string>()
  private readonly mounted = new Map<string, Mounted>()
  private readonly owner = {}

  constructor(emulatorUrl: string, phone: number) {
    this.live = createLive({
      emulatorUrl,
      phone,
      colour: COLOURS[(phone - 1) % COLOURS.length] ?? '#888888',
      warn: (message) => void this.warnings.push(message),
      permitted: (scope) => !this.refused.has(scope),
    })
  }

  insert(tagName: string, id: string, attributes: Record<string, unknown>): void {
    const tag = this.live.tags.find(({ name }) => name === tagName)
    if (!tag) throw new Error(`no tag ${tagName}`)
    const element = document.createElement('div')
    element.style.cssText = 'position:relative;width:180px;height:320px;display:inline-block'
    document.body.append(element)
    const instance = tag.create(this.host(tagName, id, element))
    for (const [name, value] of Object.entries(initial(tag, attributes))) instance.update(name, value)
    this.mounted.set(id, { instance, element })
    instance.attached()
  }

  update(id: string, attributes: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(attributes)) this.find(id).instance.update(name, value)
  }

  remove(id: string): void {
    const { instance, element } = this.find(id)
    this.mounted.delete(id)
    instance.detached()
    element.remove()
  }

  pageVisible(visible: boolean): void {
    for (const { instance } of this.mounted.values()) instance.pageVisible?.(visible)
  }

  element(id: string): HTMLElement {
    return this.find(id).element
  }

  call(tag: string, id: string, name: string, options: Record<string, unknown>): Promise<Outcome> {
    const context =
      tag === 'live-pusher' ? this.live.createLivePusherContext(this.owner) : this.live.createLivePlayerContext(id, this.owner)
    const method = (context as Record<string, Method | undefined>)[name]
    if (!method) throw new Error(`no method ${name}`)
    return new Promise((resolve) => {
      const callbacks: Outcome['callbacks'] = []
      method({
        ...options,
        success: () => callbacks.push('success'),
        fail: () => callbacks.push('fail'),
        complete: ({ errMsg, ...result }: { errMsg: string }) => {
          callbacks.push('complete')
          resolve({ callbacks, errMsg, result })
        },
      })
    })
  }

  close(): void {
    for (const id of [...this.mounted.keys()]) this.remove(id)
    this.live.dispose()
  }

  private find(id: string): Mounted {
    const mounted = this.mounted.get(id)
    if (!mounted) throw new Error(`no tag with id ${id}`)
    return mounted
  }

  private host(tagName: string, id: string, element: HTMLElement): NativeHost {
    const fired: Event[] = []
    this.fired.set(id, fired)
    return {
      element,
      id,
      owner: this.owner,
      emit: (event, detail) => void fired.push({ event, detail: structuredClone(detail), atMs: performance.now() }),
      warn: (message) => void this.warnings.push(`<${tagName}> ${message}`),
    }
  }
}

/** Every attribute is given before a tag is attached, as the host does it. */
function initial(tag: NativeTag, attributes: Record<string, unknown>): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(tag.properties).map(([name, { value }]) => [name, value])), ...attributes }
}

/** All phones of the page; the first is the one under test, the others stand for remote users. */
class Rig {
  private phones: RigPhone[] = []

  add(emulatorUrl: string): number {
    return this.phones.push(new RigPhone(emulatorUrl, this.phones.length + 1)) - 1
  }

  phone(index: number): RigPhone {
    const phone = this.phones[index]
    if (!phone) throw new Error(`no phone ${index}`)
    return phone
  }

  media(index: number): PhoneMedia {
    return this.phone(index).live.media
  }

  /** Codes a tag has told, in order. */
  codes(index: number, id: string): number[] {
    return this.details(index, id, 'statechange').map((detail) => Number(detail['code']))
  }

  /** What a tag has reported so far. */
  reports(index: number, id: string): { net: Record<string, unknown>[]; volume: number[] } {
    return {
      net: this.details(index, id, 'netstatus').map(({ info }) => info as Record<string, unknown>),
      volume: this.details(index, id, 'audiovolumenotify').map(({ volume }) => Number(volume)),
    }
  }

  /** Frames that the first player of a phone has shown. */
  framesOf(index: number): number {
    return this.media(index).players()[0]?.element.getVideoPlaybackQuality().totalVideoFrames ?? 0
  }

  /** Colour in the middle of the first player's picture. */
  colourShown(index: number): string | undefined {
    const [player] = this.media(index).players()
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (!player || !pen) return undefined
    pen.drawImage(player.element, 0, 0, 1, 1)
    return `#${[...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => ((part >> 5) << 5).toString(16).padStart(2, '0')).join('')}`
  }

  /** Records a second of plain green and makes it the phone's camera. */
  async useRecordedFile(index: number): Promise<void> {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => void parts.push(data)
    recorder.start()
    for (let frame = 0; frame < 10; frame += 1) {
      if (pen) pen.fillStyle = frame % 2 ? '#00c800' : '#00c900'
      pen?.fillRect(0, 0, canvas.width, canvas.height)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    await new Promise((resolve) => {
      recorder.onstop = resolve
      recorder.stop()
    })
    this.setCamera(index, { kind: 'file', url: URL.createObjectURL(new Blob(parts, { type: 'video/webm' })) })
  }

  /** Breaks every session socket of the page, as a lost network does. */
  breakSockets(): void {
    for (const socket of sockets.splice(0)) socket.close(4000)
  }

  private details(index: number, id: string, name: string): Record<string, unknown>[] {
    const fired = this.phone(index).fired.get(id) ?? []
    return fired.flatMap(({ event, detail }) => (event === name ? [detail as Record<string, unknown>] : []))
  }

  setCamera(index: number, source: CameraSource): void {
    this.phone(index).live.setCamera(source)
  }

  /** Ends all phones; tells what each has left. */
  reset(): Counts[] {
    const ended = this.phones
    this.phones = []
    for (const phone of ended) phone.close()
    document.body.replaceChildren()
    return ended.map((phone) => phone.live.stats())
  }
}

/** Every socket the page has opened, so that a test can break it. */
const sockets: WebSocket[] = []
const Native = window.WebSocket
window.WebSocket = class extends Native {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args)
    sockets.push(this)
  }
}

declare global {
  interface Window {
    rig: Rig
  }
}

window.rig = new Rig()
