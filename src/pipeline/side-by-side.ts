import { setMaxListeners } from 'node:events'

/**
 * Begins all of the work and waits for all of it. Where one fails, or the caller cancels, the others are told by the signal
 * that they are given; the first failure is thrown when every one of them has ended, so that nothing goes on behind it.
 */
export async function sideBySide<Results extends readonly unknown[]>(
  signal: AbortSignal | undefined,
  work: { readonly [I in keyof Results]: (signal: AbortSignal) => Promise<Results[I]> },
): Promise<Results> {
  const failure = new AbortController()
  const stop = AbortSignal.any(signal ? [signal, failure.signal] : [failure.signal])
  // Each task of each piece of work listens; Node would take more than ten for a leak.
  setMaxListeners(0, stop)
  const begun = work.map((begin) => begin(stop))
  try {
    return (await Promise.all(begun)) as unknown as Results
  } catch (error) {
    failure.abort(error)
    await Promise.allSettled(begun)
    throw error
  }
}
