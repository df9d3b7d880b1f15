// @ts-check
// Preloaded where /proc is absent: writes this process's peak memory in KiB as it ends.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const file = process.env['CLIENTELE_BENCH_PEAK']
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS))
})
