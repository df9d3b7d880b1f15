import type { OnProgress } from '../base/progress.ts'

/**
 * Shows stages on stderr: one line that changes at a terminal, a line per stage elsewhere. `done` ends the line.
 */
export function showProgress(quiet: boolean): { onProgress: OnProgress; done(): void } {
  if (quiet) return { onProgress: () => {}, done: () => {} }
  const start = performance.now()
  const live = process.stderr.isTTY === true
  let shown = ''
  const seconds = (): string => `${((performance.now() - start) / 1000).toFixed(1)} s`
  return {
    onProgress(stage, done) {
      if (!live) {
        if (stage !== shown) process.stderr.write(`${seconds().padStart(8)}  ${stage}\n`)
        shown = stage
        return
      }
      const share = done === undefined ? '' : ` ${Math.round(done * 100)}%`
      process.stderr.write(`\r\x1b[2K${stage}${share} · ${seconds()}`)
      shown = stage
    },
    done() {
      if (live && shown !== '') process.stderr.write('\r\x1b[2K')
    },
  }
}
