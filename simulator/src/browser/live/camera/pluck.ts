/** The drawn camera's sound: one quiet string, plucked every second and a half, at a pitch that belongs to the phone. */
import type { Scope } from '../scope'
import { openMicrophoneGraph } from './audio-graph'
import type { Microphone } from './source'

/** A pentatonic scale: any phones together sound well. */
const PITCHES_HZ = [392, 523.25, 659.25, 440, 587.33, 783.99] as const
const PERIOD_S = 1.5
const DECAY_PER_S = 3.2
/** Slow enough to be no click, which would sound at every pitch at once. */
const ATTACK_S = 0.03
const LOUDNESS = 0.12

/** The pitch of a phone, counted from 1. */
export function pitchHz(phone: number): number {
  return PITCHES_HZ[Math.abs(phone - 1) % PITCHES_HZ.length] ?? PITCHES_HZ[0]
}

/** Opens the drawn camera's microphone. */
export function openPluck(scope: Scope, phone: number, sampleRate: number): Microphone {
  return openMicrophoneGraph(scope, sampleRate, (context) => {
    const source = context.createBufferSource()
    source.buffer = pluck(context, pitchHz(phone))
    source.loop = true
    source.start()
    return source
  })
}

function pluck(context: AudioContext, pitch: number): AudioBuffer {
  const buffer = context.createBuffer(1, Math.round(context.sampleRate * PERIOD_S), context.sampleRate)
  const samples = buffer.getChannelData(0)
  for (let index = 0; index < samples.length; index += 1) {
    const at = index / context.sampleRate
    const attack = Math.min(1, at / ATTACK_S)
    const wave = Math.sin(2 * Math.PI * pitch * at) + 0.25 * Math.sin(4 * Math.PI * pitch * at)
    samples[index] = LOUDNESS * attack * Math.exp(-at * DECAY_PER_S) * wave
  }
  return buffer
}
