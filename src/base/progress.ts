/** Receives the stage that runs now and, where known, how much of it is done (0..1). */
export type OnProgress = (stage: string, done?: number) => void

/** Throws the signal's reason when the caller has cancelled. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason
}
