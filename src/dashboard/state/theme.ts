import { computed, effect, signal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

const kept = 'clientele-theme'
const dark = matchMedia('(prefers-color-scheme: dark)')
const systemIsDark = signal(dark.matches)

/** What the reader chose; kept in this browser. */
export const themeChoice = signal<ThemeChoice>(THEMES.find((theme) => theme === readKept()) ?? 'system')

/** The theme that is shown; a canvas draws itself again when it changes. */
export const theme = computed<'light' | 'dark'>(() =>
  themeChoice.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : themeChoice.value,
)

/** The value of a colour token such as `--s1` as it is now, for what cannot use `var()`. */
export function tokenValue(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** Keeps the root of the document in the theme that was chosen. */
export function followTheme(): void {
  dark.addEventListener('change', () => {
    systemIsDark.value = dark.matches
  })
  effect(() => {
    const choice = themeChoice.value
    if (choice === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = choice
    try {
      localStorage.setItem(kept, choice)
    } catch {
      // A browser that keeps nothing shows the theme until the page is left.
    }
  })
}

function readKept(): string | null {
  try {
    return localStorage.getItem(kept)
  } catch {
    return null
  }
}
