/** What a user of a phone has to allow. */
export type Scope = 'scope.camera' | 'scope.record' | 'scope.writePhotosAlbum' | 'scope.userLocation'

/** The user's answers. Nobody is asked: a phone allows everything unless its owner (the shell, a test) says no. */
export class Permissions {
  private readonly decided = new Map<string, boolean>()
  private readonly refused = new Set<string>()

  /** The mini-program asks; the answer is then a setting. */
  ask(scope: string): boolean {
    const answer = this.decided.get(scope) ?? !this.refused.has(scope)
    this.decided.set(scope, answer)
    return answer
  }

  /** How the owner answers from now on, also where an answer was given before. */
  set(scope: string, allowed: boolean): void {
    if (allowed) this.refused.delete(scope)
    else this.refused.add(scope)
    if (this.decided.has(scope)) this.decided.set(scope, allowed)
  }

  /** State as `wx.getAppAuthorizeSetting` has it: the app's own right, which the simulator always gives. */
  isRefused(scope: string): boolean {
    return this.decided.get(scope) === false
  }

  /** `authSetting`: scopes that were asked for, and the answers. */
  settings(): Record<string, boolean> {
    return Object.fromEntries(this.decided)
  }
}
