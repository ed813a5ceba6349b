/** The small audio graph behind every microphone: something that sounds, a volume, and a track to send. */
import type { Scope } from '../scope'
import type { Microphone } from './source'

/** Makes the sounding node; whatever it holds belongs to the scope. */
export type Sounding = (context: AudioContext) => AudioNode

/**
 * Opens a microphone whose sound comes from `make`.
 * A browser may keep an audio context silent until the user touches the page; then it starts with the first touch.
 */
export function openMicrophoneGraph(scope: Scope, sampleRate: number, make: Sounding): Microphone {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  scope.own('audioContexts', () => void context.close())
  const gain = context.createGain()
  const destination = context.createMediaStreamDestination()
  make(context).connect(gain).connect(destination)
  const [track] = destination.stream.getAudioTracks()
  if (!track) throw new Error('this browser makes no audio track')
  scope.own('tracks', () => track.stop())
  startWhenAllowed(scope, context)
  return { track, setVolume: (volume) => void (gain.gain.value = Math.min(1, Math.max(0, volume))) }
}

function startWhenAllowed(scope: Scope, context: AudioContext): void {
  if (context.state !== 'suspended') return
  const release = scope.listen<Event>(window, 'pointerdown', () => void context.resume())
  scope.listen<Event>(context, 'statechange', () => {
    if (context.state === 'running') release()
  })
}
