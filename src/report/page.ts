import { html, type Markup } from '../charts/markup.ts'
import { printPatterns } from '../charts/print-patterns.ts'
import { styleSheet } from './style/style-sheet.ts'

/**
 * A page around a body, as text. The policy lets nothing in but the page's own style: what a name might smuggle in could not load anything either.
 */
export function renderPage(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${styleSheet}</style>
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
