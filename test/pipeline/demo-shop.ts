import { generateShop } from '../../src/demo/generate-shop.ts'
import type { WriteOptions } from '../../src/pipeline/prepare-text.ts'
import type { Run } from '../../src/pipeline/run.ts'
import { type SegmentCall, segment } from '../../src/pipeline/segment.ts'
import { writeRun } from '../../src/pipeline/write-run.ts'
import { openStore } from '../../src/store/store.ts'

/** The transactions of a small made-up shop, as CSV. */
export function demoShop(customers = 300): string {
  return [...generateShop({ customers, seed: 7 })].join('')
}

/** Segments a source and writes the result. */
export async function segmentInto(
  folder: string,
  call: SegmentCall,
  options: { threads?: number } & Partial<WriteOptions> = {},
): Promise<Run> {
  const { threads = 2, ...writing } = options
  await using store = await openStore(':memory:', { threads })
  const run = await segment(store, call)
  await writeRun(store, run, { folder, command: 'test', ...writing })
  return run
}
