import { throwIfAborted } from '../base/progress.ts'

/** Waits for its turn: call it with the work done since the last call, in about point-to-centre distances. */
export type Turn = (work: number) => Promise<void>

/** About 50 ms of distances. Counted rather than timed, because a pure folder has no clock. */
const WORK_PER_TURN = 10_000_000

/**
 * A long computation's manners: now and then it lets the event loop run, so that timers fire and Ctrl-C is heard, and
 * it ends with the signal's reason once the caller has cancelled.
 */
export function takeTurns(signal: AbortSignal | undefined): Turn {
  let work = 0
  return async (done) => {
    throwIfAborted(signal)
    work += done
    if (work < WORK_PER_TURN) return
    work = 0
    await new Promise<void>((resolve) => setTimeout(resolve, 0))
    throwIfAborted(signal)
  }
}
