/**
 * About how wide a text is in a sans-serif face, in pixels: charts are made without a browser, so labels are measured
 * by kind of letter. Errs on the wide side, so that a label that is said to fit does.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0
  for (const letter of text) ems += letterWidth(letter)
  return ems * size * (bold ? 1.07 : 1)
}

function letterWidth(letter: string): number {
  if (/[ ijl.,:;'|!]/.test(letter)) return 0.3
  if (/[mwMW%@]/.test(letter)) return 0.92
  if (/[A-Z£€]/.test(letter)) return 0.7
  return letter.codePointAt(0)! > 0x2e7f ? 1.05 : 0.59
}
