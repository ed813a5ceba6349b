/** Room scenes. All people in one room must use the same class of scene, else TRTC answers -100011. */
export const SCENES = ['videocall', 'audiocall', 'live', 'voicechatroom'] as const

/** `videocall`, `audiocall`: everybody is an anchor, at most 300 people. `live`, `voicechatroom`: anchors and an audience. */
export type Scene = (typeof SCENES)[number]

/** Is `value` the name of a scene. */
export function isScene(value: unknown): value is Scene {
  return SCENES.some((scene) => scene === value)
}
