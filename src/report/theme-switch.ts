import { html, type Markup } from '../charts/markup.ts'

/** As the system has it, light or dark. The style sheet follows what is checked, so that no script is needed. */
export const themeSwitch: Markup = html`<fieldset class="theme"><legend>Theme</legend>${['system', 'light', 'dark'].map(
  (theme) =>
    html`<label><input type="radio" name="theme" value="${theme}"${theme === 'system' && html` checked`}>${theme}</label>`,
)}</fieldset>`
