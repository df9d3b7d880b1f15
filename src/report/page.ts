import { html, type Markup } from '../charts/markup.ts'
import { printPatterns } from '../charts/print-patterns.ts'
import { pageFooter } from './page-footer.ts'
import { styleSheet } from './style/style-sheet.ts'

/**
 * A page around a body, as text. The policy lets nothing in but the page's own style and faces: what a name might smuggle in
 * could neither run nor load anything.
 */
export function renderPage(title: string, body: Markup, faces: Markup, footer: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${faces}</style>
<style>${styleSheet}${pageFooter(footer)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${printPatterns()}
<div class="page">
${body}
</div>
</body>
</html>
`.text
}
