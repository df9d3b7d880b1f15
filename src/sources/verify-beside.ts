import type { RawTable } from './raw-table.ts'

/** Work that is told when to look whether the bytes have shown a fault by now, and ends with this signal. */
type Work<T> = (signal: AbortSignal, soFar: () => Promise<void>) => Promise<T>

/**
 * Works on tables while the bytes of a single file are looked through beside it: a fault is known early, and the engine
 * has both threads to itself later on. The looking ends with the work.
 */
export async function verifyBeside<T>(
  tables: readonly RawTable[],
  signal: AbortSignal | undefined,
  work: Work<T>,
): Promise<T> {
  const ending = new AbortController()
  const either = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
  const verified = tables.length === 1 ? tables[0]!.verify?.(either) : undefined
  const settled = verified?.catch(() => {})
  const soFar = async (): Promise<void> => {
    await Promise.race([verified, new Promise((resolve) => setImmediate(resolve))])
  }
  try {
    return await work(either, soFar)
  } finally {
    ending.abort()
    await settled
  }
}
