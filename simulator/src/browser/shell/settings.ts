import type { Theme } from '../phone-api'

export const SIZES = {
  small: { width: 375, height: 667, label: 'Small' },
  large: { width: 430, height: 932, label: 'Large' },
} as const

export type SizeName = keyof typeof SIZES

/** What the shell remembers from visit to visit. */
export interface Settings {
  size: SizeName
  theme: Theme
}

const KEY = 'shell'

export function loadSettings(): Settings {
  const theme: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>
    return {
      size: kept.size && kept.size in SIZES ? kept.size : 'small',
      theme: kept.theme === 'dark' || kept.theme === 'light' ? kept.theme : theme,
    }
  } catch {
    return { size: 'small', theme }
  }
}

export const saveSettings = (settings: Settings): void => localStorage.setItem(KEY, JSON.stringify(settings))
