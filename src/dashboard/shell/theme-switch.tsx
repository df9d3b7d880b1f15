import { THEMES, type ThemeChoice, themeChoice } from '../state/theme.ts'

const labels: Readonly<Record<ThemeChoice, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const next = THEMES[(THEMES.indexOf(themeChoice.value) + 1) % THEMES.length]!
  return (
    <button
      type="button"
      class="button bare theme"
      title={`Colours: ${labels[themeChoice.value].toLowerCase()}. Next: ${labels[next].toLowerCase()}`}
      aria-label={`Colours: ${labels[themeChoice.value].toLowerCase()}`}
      onClick={() => {
        themeChoice.value = next
      }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" />
        {themeChoice.value === 'system' && <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />}
        {themeChoice.value === 'dark' && <circle cx="8" cy="8" r="6.5" fill="currentColor" />}
      </svg>
    </button>
  )
}
