import { colourTokens, type Theme, tintClasses } from '../../report/style/tokens.ts'

/** What the report has no use for: errors, and what is well. */
const states: Readonly<Record<Theme, string>> = {
  light: '--err:#b3261e;--errbg:#fceceb;--ok:#2a6e55;--onaccent:#ffffff;--chosen:#14171c;--onchosen:#ffffff;',
  dark: '--err:#ff8a80;--errbg:#331b1a;--ok:#6cc9a5;--onaccent:#14171c;--chosen:#eceef1;--onchosen:#14171c;',
}

/** The colours of the page: those of the system, unless the reader chose a theme, which stands at the root. */
export const pageTokens: string = `
:root{color-scheme:light;${colourTokens('light')}${states.light}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${colourTokens('dark')}${states.dark}}}
:root[data-theme=dark]{color-scheme:dark;${colourTokens('dark')}${states.dark}}
${tintClasses}
`
